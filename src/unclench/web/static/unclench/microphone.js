// @ts-check
/** The microphone: opened once, listened to, and let go when the page is left. */

const TAIL = 300; // milliseconds that are recorded after Done, for the last breath
const FORMATS = ["audio/webm;codecs=opus", "audio/ogg;codecs=opus", "audio/mp4"];
const RATE = 128_000; // bits a second: Opus and AAC are transparent for one voice

/** Why there is no microphone. */
export class NoMicrophone extends Error {
  /** @param {"insecure" | "denied" | "none"} why */
  constructor(why) {
    super(why);
    this.why = why;
  }
}

export class Microphone {
  /** Whether this page may ask for one at all. */
  static get possible() {
    return Boolean(navigator.mediaDevices?.getUserMedia && window.MediaRecorder);
  }

  /** Opens it; afterwards it is open. Throws `NoMicrophone`. */
  async open() {
    if (this.stream?.active) return;
    if (!Microphone.possible) throw new NoMicrophone("insecure");
    // What makes calls clearer makes a quiet voice swell and gurgle.
    const plain = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
    try {
      this.stream = await navigator.mediaDevices.getUserMedia({
        audio: { ...plain, channelCount: 1 },
      });
    } catch (error) {
      const name = error instanceof DOMException ? error.name : "";
      throw new NoMicrophone(name === "NotFoundError" ? "none" : "denied");
    }
    this.context ??= new AudioContext();
    await this.context.resume();
    this.meter = this.context.createAnalyser();
    this.meter.fftSize = 2048;
    this.context.createMediaStreamSource(this.stream).connect(this.meter);
    this.heard = new Float32Array(this.meter.fftSize);
  }

  /** How loud it is now, from 0 (-50 dBFS) to 1 (full scale). */
  get loudness() {
    if (!this.meter || !this.heard) return 0;
    this.meter.getFloatTimeDomainData(this.heard);
    const power = this.heard.reduce((sum, x) => sum + x * x, 0) / this.heard.length;
    return Math.min(1, Math.max(0, 1 + Math.log10(Math.max(power, 1e-9)) / 5));
  }

  start() {
    if (!this.stream) return;
    const mimeType = FORMATS.find((each) => MediaRecorder.isTypeSupported(each));
    /** @type {Blob[]} */
    const pieces = [];
    const recorder = new MediaRecorder(this.stream, { mimeType, audioBitsPerSecond: RATE });
    recorder.addEventListener("dataavailable", ({ data }) => pieces.push(data));
    this.done = new Promise((resolve) => {
      recorder.addEventListener("stop", () => {
        resolve(new Blob(pieces, { type: recorder.mimeType }));
      });
    });
    recorder.start();
    this.recorder = recorder;
  }

  /** Ends the recording, and returns it. @returns {Promise<Blob>} */
  async stop() {
    await new Promise((resolve) => setTimeout(resolve, TAIL));
    if (this.recorder?.state === "recording") this.recorder.stop();
    return this.done ?? new Blob();
  }

  /** Plays a recording from memory. @param {Blob} sound */
  async play(sound) {
    this.context ??= new AudioContext();
    this.silence();
    const source = this.context.createBufferSource();
    source.buffer = await this.context.decodeAudioData(await sound.arrayBuffer());
    source.connect(this.context.destination);
    source.start();
    this.source = source;
  }

  /** Plays no longer. */
  silence() {
    this.source?.stop();
    this.source = undefined;
  }

  close() {
    if (this.recorder?.state === "recording") this.recorder.stop();
    for (const track of this.stream?.getTracks() ?? []) track.stop();
    this.stream = undefined;
  }
}

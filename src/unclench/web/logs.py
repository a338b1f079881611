"""What may stand in a log: where something broke, never what a person told."""

import logging


class Bare(logging.Filter):
    """Strip a record of the request and of the text of the error it reports.

    The text of an error may quote a value from a form; its type and the lines of code
    it came through may not.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass, stripped."""
        for name in ("request", "status_code"):
            record.__dict__.pop(name, None)
        if record.exc_info and record.exc_info[0] is not None:
            kind, _, trace = record.exc_info
            record.exc_text = _trail(kind, trace)
            record.exc_info = None
        return True


def _trail(kind: type[BaseException], trace: object) -> str:
    steps = []
    while trace is not None:
        code = trace.tb_frame.f_code  # type: ignore[attr-defined] # typed as object in the logging stubs' union
        steps.append(f"  {code.co_filename}:{trace.tb_lineno} in {code.co_name}")  # type: ignore[attr-defined] # as above
        trace = trace.tb_next  # type: ignore[attr-defined] # as above
    return "\n".join([*steps, f"  {kind.__module__}.{kind.__qualname__}"])

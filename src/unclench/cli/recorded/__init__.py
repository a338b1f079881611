"""Recording a voice, from a terminal."""

"""One module a command; each has ``run(options) -> ExitCode`` and loads what it needs."""

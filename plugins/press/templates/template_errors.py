"""What is wrong with a template, told by its file and line, as everything else that is wrong is told."""

from __future__ import annotations

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

from ...errors import BuildError

_REMEDY = "Correct the template."


def told(error: TemplateError) -> BuildError:
    """Return what an error of Jinja's is for who builds: the template, the line, what it says there."""
    file, line = _place(error)
    said = str(error.message or type(error).__name__).strip().rstrip(".")
    if isinstance(error, TemplateNotFound):
        said = f"There is no template {error.name}"
    return BuildError(f"{said}.", file=file, line=line, remedy=_REMEDY)


def _place(error: TemplateError) -> tuple[str | None, int | None]:
    if isinstance(error, TemplateSyntaxError):
        return error.filename or error.name, error.lineno
    place: tuple[str | None, int | None] = (None, None)
    trace = error.__traceback__
    while trace is not None:
        # Jinja puts templates in the place of the Python that they were compiled to.
        if "__jinja_exception__" in trace.tb_frame.f_globals:
            place = (trace.tb_frame.f_code.co_filename, trace.tb_lineno)
        trace = trace.tb_next
    return place

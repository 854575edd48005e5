"""What a killed build left, finished."""

from __future__ import annotations

from ..errors import BuildError
from .commit import Plan, finish
from .place import Place


def finish_record(place: Place) -> bool:
    """Finish a build that was killed while it was put in place. Return whether there was one.

    Raises BuildError when it can't be finished: the next build then has to compare the whole output.
    """

    def done(decided: Plan) -> None:
        # Loaded here alone: most builds find nothing to finish, and many nothing to do.
        from ..catalog.catalogue import forget

        # The catalogue was to be written after this; it does not know what was put in place.
        forget(place.catalogue, decided.replace, decided.remove)

    try:
        return finish(place.record, done)
    except BuildError:
        place.catalogue.unlink(missing_ok=True)
        raise

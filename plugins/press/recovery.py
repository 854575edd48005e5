"""What a killed build left, finished."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import BuildError
from .place import Place

if TYPE_CHECKING:
    from .commit import Plan


def finish_record(place: Place) -> bool:
    """Finish a build that was killed while it was put in place. Return whether there was one.

    Raises BuildError when it can't be finished: the next build then has to compare the whole output.
    """

    if not place.record.exists():
        return False
    # Loaded here alone: most builds find nothing to finish, and many nothing to do.
    from ..catalog.catalogue import forget
    from .commit import finish

    def done(decided: Plan) -> None:
        # The catalogue was to be written after this; it does not know what was put in place.
        forget(place.catalogue, decided.replace, decided.remove)

    try:
        return finish(place.record, done)
    except BuildError:
        place.catalogue.unlink(missing_ok=True)
        raise

"""The declaration of a community: where exactly a case study happens."""

from playbook.records.fields import Line, Record, RootRecord
from playbook.records.identifiers import JurisdictionId
from playbook.records.numbers import Latitude, Longitude, Rank


class Point(Record):
    """Where a community is, as GeoNames says."""

    latitude: Latitude
    """Degrees north of the equator."""
    longitude: Longitude
    """Degrees east of Greenwich; with a minus sign in Canada, which is west of it."""
    geonames: Rank
    """The number of its entry in GeoNames, from which the degrees come."""


class Community(RootRecord):
    """A city, a town, a village or an island where a case study happens."""

    name: Line
    """Its name, as the case studies write it."""
    jurisdiction: JurisdictionId
    """The province, the territory or the country abroad: the id of a record in `data/jurisdictions/`."""
    point: Point | None = None
    """Where its dot is on the map; without it, the community stands in lists only."""

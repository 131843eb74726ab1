"""The communities where case studies happen, for maps: GeoJSON (https://www.rfc-editor.org/rfc/rfc7946)."""

from collections.abc import Mapping
from typing import Any, Final

from playbook.catalogue.linked import Catalogue
from playbook.outputs.open_data.records_json import Folder
from playbook.outputs.open_data.writing import as_json

FILE: Final = "communities.geojson"


def places(catalogue: Catalogue, listed: Mapping[str, Folder]) -> dict[str, str]:
    """Write the communities as points.

    Args:
        catalogue: Says which case studies happen in each.
        listed: The records by folder and id.

    Returns:
        The text of the file by its name, from the folder of the data. A community whose place is not known has no geometry;
        the properties are those of its record, its `case_studies` besides.
    """
    features = [
        {
            "type": "Feature",
            "id": id_,
            "geometry": _geometry(community["point"]),
            "properties": {
                "id": id_,
                "name_fr": community["name"]["fr"],
                "name_en": community["name"]["en"],
                "jurisdiction": community["jurisdiction"],
                "geonames": community["point"] and community["point"]["geonames"],
                "case_studies": [case.id for case in catalogue.cases_of_community(id_)],
            },
        }
        for id_, community in listed["communities"].items()
    ]
    return {FILE: as_json({"type": "FeatureCollection", "features": features})}


def _geometry(point: Mapping[str, Any] | None) -> dict[str, Any] | None:
    return {"type": "Point", "coordinates": [point["longitude"], point["latitude"]]} if point else None

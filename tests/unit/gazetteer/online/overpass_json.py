"""The whole of an extract as Overpass writes it, for servers on this machine."""

import osmium

SORTS = {"n": "node", "w": "way", "r": "relation"}


def elements_of(path):
    """Return every element of an extract, in the form of https://wiki.openstreetmap.org/wiki/OSM_JSON."""
    return [as_json(element) for element in osmium.FileProcessor(str(path))]


def as_json(element):
    found = {"type": SORTS[element.type_str()], "id": element.id}
    if len(element.tags):
        found["tags"] = dict(element.tags)
    if element.is_node():
        found |= {"lat": element.lat, "lon": element.lon}
    elif element.is_way():
        found["nodes"] = [node.ref for node in element.nodes]
    else:
        found["members"] = [
            {"type": SORTS[member.type], "ref": member.ref, "role": member.role}
            for member in element.members
        ]
    return found

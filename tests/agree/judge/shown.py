"""Values as answers write them."""

from exact import Listing, NONE, Root, Unknown


def shown(value, kind, node):
    if value.__class__ is Unknown:
        return "?"
    if value.__class__ is Root:
        return f"[{value.last},{value.first},{value.years}]"
    if value.__class__ is Listing:
        names = "text" in node.get("type", {}).get("names", [])
        members = [shown(one, "text" if names else "quantity", node) for one in value.members]
        if value.labels is not None and value.members:
            members = [f"{label}:{one}" for label, one in zip(value.labels, members)]
        return "[" + ",".join(members) + "]"
    if kind in ("choice", "text"):
        return "none" if value == NONE else "'" + value
    return str(value)

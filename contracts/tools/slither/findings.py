"""Compares slither's report with the reviewed list: findings.py found.json slither.json.

The list has two parts. "detectors" names detectors of style, of which every finding is accepted, with the reason; only
informational and optimisation detectors may stand there. "findings" names what was looked at one by one: detector, the
functions (Contract.function) and why it is no fault.
"""

import json
import sys

STYLE = {"Informational", "Optimization"}


def place(element):
    """Contract.function of a finding's element, or its own name where it lies in no function."""
    if element["type"] in ("function", "contract", "variable", "event", "struct", "enum"):
        parent = element.get("type_specific_fields", {}).get("parent", {})
        return f"{parent['name']}.{element['name']}" if parent.get("type") == "contract" else element["name"]
    parent = element.get("type_specific_fields", {}).get("parent")
    return place(parent) if parent else element["name"]


def main(found_path, list_path):
    with open(found_path) as file:
        report = json.load(file)
    with open(list_path) as file:
        reviewed = json.load(file)
    if not report["success"]:
        sys.exit(f"slither: {report['error']}")
    explained = {(f["detector"], where) for f in reviewed["findings"] for where in f["where"] if f["why"]}
    used, open_findings = set(), []
    for finding in report["results"].get("detectors", []):
        elements = finding["elements"]
        key = (finding["check"], place(elements[0]) if elements else "")
        if finding["impact"] in STYLE and reviewed["detectors"].get(finding["check"]):
            continue
        if key in explained:
            used.add(key)
        else:
            open_findings.append((finding["impact"], *key, finding["description"].strip()))
    for impact, check, where, text in open_findings:
        print(f"slither: {impact}: {check}: {where}\n    {text}")
    gone = sorted(explained - used)
    for check, where in gone:
        print(f"slither: explained in slither.json but not found any more: {check}: {where}")
    print(f"slither: {len(open_findings)} unexplained findings, {len(used)} explained")
    return 1 if open_findings or gone else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

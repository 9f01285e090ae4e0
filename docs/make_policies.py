#!/usr/bin/env python3
"""Writes docs/policies.md from the packs of policies/, as `duixian describe --format json` tells them.

    python3 docs/make_policies.py            (docs/policies.md)
    python3 docs/make_policies.py -          (standard output)

It needs the program (build/release/duixian, or DUIXIAN). tests/docs/policies_test.py checks that the page is current.
"""
import collections
import json
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
KINDS = {"award": "奖励", "subsidy": "补助", "rebate": "返还", "relief": "减免", "share": "分担", "right": "权利", "class": "认定", "target": "目标", "duty": "义务"}

HEAD = """# The policies

**中文摘要。** 本页由 `docs/make_policies.py` 根据 `policies/` 生成，列出每份文件的条款、可计算的程度、条文留白之处，以及各处如何理解。

- **照记录即可计算**：资料齐备就有确定的结论和金额。
- **待确认**：条文中的数字残缺，确认之前一律按未知处理；用 `--set parameter.名称=值` 确认。
- **待裁量**：幅度或份额由机关决定，决定之前给出上下限；**待批准**：须经批准，批准之前为“待批准”。
- **金额未载明**：条文没有写金额，只给结论。
- **读法未定**：条文可作不同理解而没有默认读法，选定之前无法判定。

---

Written by `docs/make_policies.py` from `policies/`; not to be edited. For each document: its clauses, what of them is computed from records alone, what the
text leaves open, and how it was read. Texts are cited, not copied; `duixian describe` prints each rule in full, and `duixian readings` what another reading
would cost over given records.
"""


def both(message):
    """Chinese, and English in brackets."""
    if not message:
        return ""
    return message["zh"] if message["zh"] == message["en"] or not message["en"] else f"{message['zh']} ({message['en']})"


def in_order(name):
    """4-1 before 13-1: runs of digits as numbers."""
    return [(0, int(part), "") if part.isdigit() else (1, 0, part) for part in re.findall(r"\d+|\D+", name)]


def cell(text):
    return text.replace("|", "\\|").replace("\n", " ")


def citation(clause):
    article, paragraph = clause["article"]["zh"], clause["cite"]["paragraph"]
    place = f"第{article}条" if article.isdigit() else article
    return place + (f"第{paragraph}款" if paragraph else "")


class Document:
    def __init__(self, folder, program):
        said = subprocess.run([program, "describe", str(folder), "--format", "json"], capture_output=True, text=True, encoding="utf-8", check=True)
        self.name, self.said = folder.name, json.loads(said.stdout)
        self.clauses = {one["id"]: one for one in sorted(self.said["provisions"], key=lambda one: in_order(one["id"]))}
        self.readings = sorted(self.said["readings"], key=lambda one: in_order(one["id"]))
        self.damaged = {one["name"]: one for one in self.said["parameters"] if any(value["damaged"] for value in one["values"])}
        self.undecided = {one["id"] for one in self.said["readings"] if one["default"] == "none"}

    def states(self, clause):
        """What a clause waits for beside the records; nothing: it is computed from them alone."""
        others = clause["reads"]["provisions"] if clause["pays"] else []  # whether another clause holds waits for no sum of it
        reads = [clause["reads"]] + [self.clauses[other]["reads"] for other in others]
        states = []
        if any(name in self.damaged for one in reads for name in one["parameters"]):
            states.append("待确认 damaged figure")
        if any(name in self.undecided for one in reads for name in one["readings"]):
            states.append("读法未定 no default reading")
        if any(one["discretions"] for one in reads):
            states.append("待裁量 discretion")
        if clause["reads"]["approvals"]:
            states.append("待批准 approval")
        if clause["amount_not_stated"]:
            states.append("金额未载明 sum not stated")
        return states

    def whole(self):
        return sum(not self.states(clause) for clause in self.clauses.values())

    def page(self):
        lines = [f"## {self.said['title']['zh']}", "", f"*{self.said['title']['en']}* · `policies/{self.name}` · {self.said['issuer']} · 自 {self.said['from']} 起 (from {self.said['from']})", ""]
        lines += ["| 条款 clause | 事项 matter | 种类 kind | 依据 basis | 主体 subject | 计算 computed |", "| --- | --- | --- | --- | --- | --- |"]
        titles = {one["name"]: one["title"] for one in self.said["entities"]}
        for clause in self.clauses.values():
            subject = titles[clause["subject"]]["zh"] if titles[clause["subject"]] else clause["subject"]
            row = [clause["id"], both(clause["title"]), f"{KINDS[clause['kind']]} {clause['kind']}", citation(clause), subject, "；".join(self.states(clause)) or "照记录 from records"]
            lines.append("| " + " | ".join(map(cell, row)) + " |")
        return lines + [""] + self.left_open() + self.how_read()

    def users(self, key, name):
        return ", ".join(clause["id"] for clause in self.clauses.values() if name in clause["reads"][key])

    def left_open(self):
        lines = []
        for one in self.damaged.values():
            printed = "、".join(sorted({value["damaged"] for value in one["values"] if value["damaged"]}))
            lines.append(f"- 待确认 damaged: {both(one['title']) or one['name']}，印作“{printed}” (`{one['name']}`; {self.users('parameters', one['name'])})")
        for one in self.said["discretions"]:
            ends = f"{one['lowest']['text']} 至 {one['highest']['text']}"
            lines.append(f"- 待裁量 discretion: {both(one['title']) or one['name']}，{ends} (`{one['name']}`; {self.users('discretions', one['name'])})")
        for one in self.said["approvals"]:
            lines.append(f"- 待批准 approval: {both(one['by'])} (`{one['name']}`; {self.users('approvals', one['name'])})")
        unstated = [clause["id"] for clause in self.clauses.values() if clause["amount_not_stated"]]
        if unstated:
            lines.append(f"- 金额未载明 sum not stated: {', '.join(unstated)}")
        return ["### 条文留白 What the text leaves open: " + self.said["title"]["zh"], ""] + (lines or ["没有。 Nothing."]) + [""]

    def how_read(self):
        lines = ["### 如何理解 How it was read: " + self.said["title"]["zh"], ""]
        used = {name for clause in self.clauses.values() for name in clause["reads"]["readings"]}
        for one in self.readings:
            choices = "；".join(f"**{choice['name']} {both(choice['text'])}**" if choice["name"] == one["default"] else f"{choice['name']} {both(choice['text'])}" for choice in one["choices"])
            why = f" 理由 why: {both(one['why'])}。" if one["why"] else ""
            data = "" if one["id"] in used else " *只说明数据如何填报 (says how data are entered)*"
            lines.append(f"- `{one['id']}` {both(one['issue'])}：{choices}。{why}{data}")
        return (lines if self.said["readings"] else lines + ["没有歧义。 No ambiguity."]) + [""]


def overview(documents):
    lines = ["| 文件 document | 条款 clauses | 照记录 from records | 读法 readings | 种类 kinds |", "| --- | ---: | ---: | ---: | --- |"]
    for one in documents:
        kinds = collections.Counter(clause["kind"] for clause in one.said["provisions"])
        told = "、".join(f"{KINDS[kind]} {kinds[kind]}" for kind in KINDS if kinds[kind])
        lines.append(f"| {one.said['title']['zh']} (`{one.name}`) | {len(one.said['provisions'])} | {one.whole()} | {len(one.said['readings'])} | {told} |")
    clauses, whole, readings = (sum(of(one) for one in documents) for of in (lambda d: len(d.said["provisions"]), Document.whole, lambda d: len(d.said["readings"])))
    return lines + [f"| 合计 total | {clauses} | {whole} | {readings} | |", ""]


def main():
    program = os.environ.get("DUIXIAN", str(ROOT / "build/release/duixian"))
    documents = [Document(manifest.parent, program) for manifest in sorted((ROOT / "policies").glob("*/pack.toml"))]
    lines = HEAD.splitlines() + [""] + overview(documents)
    for one in documents:
        lines += one.page()
    text = "\n".join(lines).rstrip() + "\n"
    if sys.argv[1:] == ["-"]:
        sys.stdout.buffer.write(text.encode())
    else:
        (ROOT / "docs/policies.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()

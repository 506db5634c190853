"""What is not as it should be in the form of a lesson: touch first, predict before each
result, nothing given away.

`faults(notebook)` says it in sentences, each with the place of the cell.
"""

import ast
import re

FIRST_WORDS, FIRST_CODE_CELLS = 150, 2
MOST_WORDS, MOST_MINUTES = 3000, 75
CELLS = range(30, 51)
FOLDED = "<details><summary>What happened</summary>"
OBJECTIVES = "**You will be able to**"


def faults(notebook, is_lesson=True):
    """All of them, in the order of the cells; notebook 0 is no lesson and may be
    short."""
    cells = notebook.cells
    return [
        *_not_touched_first(cells),
        *_left_in_prose(cells),
        *(fault for place in places_of_predictions(cells) for fault in _given_away(cells, place)),
        *_hidden_for_no_reason(cells),
        *_objectives_without_exercise(cells),
        *_too_long(cells, is_lesson),
    ]


def calls(cell):
    """The names of the functions that a code cell calls."""
    tree = ast.parse(cell.source)
    return [
        node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    ]


def places_of_predictions(cells):
    """Where `predict(...)` is called."""
    return [place for place, cell in enumerate(cells) if cell.cell_type == "code" and "predict" in calls(cell)]


def texts_of(cell):
    """The question and the options of a prediction, as they stand in its cell."""
    (call,) = [
        node
        for node in ast.walk(ast.parse(cell.source))
        if isinstance(node, ast.Call) and getattr(node.func, "id", None) == "predict"
    ]
    question, *options = [ast.literal_eval(argument) for argument in call.args]
    return question, options


def words_in(markdown):
    """How many words a reader reads: without addresses, code and formulas' marks."""
    text = re.sub(r"```.*?```|<[^>]+>", " ", markdown, flags=re.S)
    text = re.sub(r"\]\([^)]*\)", "]", text)
    return len(re.findall(r"\S*\w\S*", text))


def is_read(cell):
    """Prose, and no bar with links to other notebooks."""
    return cell.cell_type == "markdown" and "navigation" not in cell.metadata.get("tags", [])


def _not_touched_first(cells):
    live = [
        place
        for place, cell in enumerate(cells)
        if cell.cell_type == "code" and any(name.endswith("_explorer") for name in calls(cell))
    ]
    if not live:
        yield "there is no explorer"
        return
    before = cells[: live[0]]
    words = sum(words_in(re.sub(r"\[Open this notebook.*", "", cell.source)) for cell in before if is_read(cell))
    code = sum(cell.cell_type == "code" for cell in before) + 1
    if words > FIRST_WORDS or code > FIRST_CODE_CELLS:
        yield (
            f"cell {live[0]}: the first explorer comes after {words} words and is the code cell number {code}; "
            f"at most {FIRST_WORDS} words, and the first or second code cell"
        )
    if any(OBJECTIVES in cell.source for cell in before):
        yield "the objectives stand before the first explorer"


def _left_in_prose(cells):
    for place, cell in enumerate(cells):
        if cell.cell_type == "markdown" and re.search(r"\*\*Predict", cell.source):
            yield f"cell {place}: a Predict in prose, where predict(...) belongs"
        if cell.cell_type == "markdown" and "**What happened**" in cell.source:
            yield f"cell {place}: What happened is not folded"


def _given_away(cells, place):
    """What is wrong with one prediction, from its cell to What happened."""
    question, options = texts_of(cells[place])
    if cells[place].metadata.get("jupyter") != {"source_hidden": True}:
        yield f"cell {place}: the source of a prediction is to be hidden, or the question is read twice"
    end = next((at for at in range(place + 1, len(cells)) if FOLDED in cells[at].source), None)
    between = cells[place + 1 : end]
    if end is None or any("predict" in calls(cell) for cell in between if cell.cell_type == "code"):
        yield f"cell {place}: no What happened follows"
        return
    reveals = {at: cell for at, cell in enumerate(between, place + 1) if cell.get("outputs")}
    if not [cell for cell in between if cell.cell_type == "code"]:
        yield f"cell {place}: no cell shows what happens"
    for at, cell in reveals.items():
        if not _is_folded(cell):
            yield f"cell {at}: it shows the answer before it is run: hide its stored output"
        elif not _opens_quietly(cell, options):
            yield f"cell {at}: the first line of its output, seen when folded, is no heading with a colon"
    yield from _told_wrongly(cells[end], end, options)
    known = _decimals(" ".join([question, *options, *map(_shown, cells[:place])]))
    shown = {number for cell in reveals.values() for number in _decimals(_shown(cell))}
    new = shown & _decimals(cells[end].source) - known
    given = sorted(new & _decimals(" ".join(cell.source for cell in cells[:end] if cell.cell_type == "markdown")))
    if given:
        yield f"cell {place}: {', '.join(given)} can be read before the result is shown"
    for at in range(end + 1, _end_of_section(cells, end)):
        if not _is_folded(cells[at]) and _decimals(_shown(cells[at])) & new:
            yield f"cell {at}: it shows the result of cell {place} again, in sight: hide its stored output too"


def _end_of_section(cells, start):
    """Where the next section or the next prediction begins."""
    ends = [at for at in places_of_predictions(cells) if at > start]
    ends += [at for at in range(start + 1, len(cells)) if re.search(r"^## ", cells[at].source, re.M)]
    return min(ends, default=len(cells))


def _is_folded(cell):
    return bool(cell.metadata.get("jupyter", {}).get("outputs_hidden"))


def _decimals(text):
    return set(re.findall(r"\d+\.\d{2,}", text))


def _shown(cell):
    """All text that a cell has shown."""
    outputs = cell.get("outputs", [])
    return "\n".join(out.get("text") or out.get("data", {}).get("text/plain", "") for out in outputs)


def _opens_quietly(cell, options):
    """JupyterLab shows the first line of the first output that it folds."""
    shown = cell.outputs[0].get("data", {})
    text = cell.outputs[0].get("text") or shown.get("text/html") or shown.get("text/plain", "")
    line = next((line for line in text.splitlines() if line.strip()), "")
    told = [option for option in options if re.search(rf"(?<!\w){re.escape(option)}(?!\w)", line)]
    return line.rstrip().endswith(":") and not [option for option in told if re.search("[a-z]{3}", option)]


def _told_wrongly(cell, place, options):
    """What happened opens with the right option in bold, and names another one."""
    text = cell.source.partition(FOLDED)[2].partition("</details>")[0].strip()
    right = next((option for option in options if text.startswith(f"**{option}**")), None)
    if right is None:
        yield f"cell {place}: What happened opens with {text[:40]!r}, not with **the right option**, word for word"
    elif not any(option in text for option in options if option != right):
        yield f"cell {place}: What happened names no wrong option, word for word"


def _hidden_for_no_reason(cells):
    answers = set()
    for place in places_of_predictions(cells):
        end = next((at for at in range(place, len(cells)) if FOLDED in cells[at].source), place)
        answers |= set(range(place + 1, _end_of_section(cells, end)))
    for place, cell in enumerate(cells):
        if _is_folded(cell) and place not in answers:
            yield f"cell {place}: its output is hidden, and nothing was to be predicted"


def _objectives_without_exercise(cells):
    """Each objective ends with the numbers of its exercises: "(exercise 1)",
    "(exercises 1, 3)"."""
    told = next((cell.source.partition(OBJECTIVES)[2] for cell in cells if OBJECTIVES in cell.source), "")
    objectives = re.findall(r"^- (.*(?:\n  .*)*)", told.partition("\n\n**")[0], re.M)
    headings = "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    there = set(re.findall(r"^##+ Exercise (\d+)", headings, re.M))
    named = set()
    if not objectives:
        yield "no objectives are told"
    for objective in objectives:
        numbers = re.search(r"\(exercises? ([\d, and]+)\)[.,;]?$", objective)
        mine = set(re.findall(r"\d+", numbers[1])) if numbers else set()
        named |= mine
        if not mine or mine - there:
            yield f"the objective “{objective[:50]}” ends with no (exercise N) that is there"
    for number in sorted(there - named):
        yield f"exercise {number} belongs to no objective"


def _too_long(cells, is_lesson):
    words = sum(words_in(cell.source) for cell in cells if is_read(cell))
    if words > MOST_WORDS:
        yield f"{words} words; at most {MOST_WORDS}"
    prose = "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    minutes = int(re.search(r"\*\*Time\*\*: (\d+) minutes", prose)[1])
    if minutes > MOST_MINUTES:
        yield f"{minutes} minutes; at most {MOST_MINUTES}"
    if len(cells) > CELLS[-1] or (is_lesson and len(cells) < CELLS[0]):
        yield f"{len(cells)} cells; {CELLS[0]} to {CELLS[-1]}"
    long = [place for place, cell in enumerate(cells) if cell.cell_type == "code" and _lines(cell) > 12]
    for place in long:
        yield f"cell {place}: {_lines(cells[place])} lines of code; at most 12"


def _lines(cell):
    return sum(bool(line.strip()) for line in cell.source.splitlines())

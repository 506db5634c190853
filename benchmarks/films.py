"""How quickly a film on a page follows a key: from the key to the painted frame, in
Chromium or in Firefox, from a file.

    CHROME_PATH=/usr/bin/chromium python benchmarks/films.py build/pages
    FIREFOX_PATH=/usr/bin/firefox python benchmarks/films.py build/pages --firefox
"""

import argparse
import statistics
import sys
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import firefox

from tools import build_pages, lab

PRESSES = 40
PAINTED = """([id, presses]) => new Promise((done) => {
    const root = document.getElementById(id), slider = root.querySelector("input[type=range]");
    const times = [], { film } = root;
    const painted = () => {
        requestAnimationFrame(() => {
            const channel = new MessageChannel();
            channel.port1.onmessage = () => { times.push(performance.now() - begun); next(); };
            channel.port2.postMessage(0);
        });
    };
    let begun;
    const next = () => {
        if (times.length === presses) return done(times);
        setTimeout(() => {
            const last = Number(slider.max);
            slider.value = Number(slider.value) < last ? Number(slider.value) + 1 : 0;
            begun = performance.now();
            root.addEventListener("painted", painted, { once: true });
            slider.dispatchEvent(new Event("input"));
        }, 40);
    };
    root.scrollIntoView();
    film.show().then(next);
})"""


FILMS = """[...document.querySelectorAll(".film")].map(
    (root) => [root.id, root.querySelector(".film-data").innerHTML.length]
)"""


@contextmanager
def chromium():
    """A window of Chromium in which nothing plays by itself."""
    with lab.browser() as browser:
        yield browser.new_page(reduced_motion="reduce")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", type=Path, help="the folder that start.py pages has written")
    parser.add_argument("--firefox", action="store_true", help="in Firefox instead of Chromium")
    options = parser.parse_args()
    print("film                          kB   median ms   95 of 100 within   most")
    with firefox.browser() if options.firefox else chromium() as window:
        window.goto((options.pages.resolve() / build_pages.GALLERY).as_uri())
        for name, letters in window.evaluate(FILMS):
            times = sorted(window.evaluate(f"({PAINTED})({[name, PRESSES]})"))
            middle, within = statistics.median(times), times[int(0.95 * PRESSES)]
            print(f"{name:26} {letters / 1000:5.0f} {middle:11.1f} {within:18.1f} {times[-1]:6.1f}")


if __name__ == "__main__":
    main()

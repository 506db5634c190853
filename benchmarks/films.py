"""How quickly a film on a page follows a key: from the key to the painted frame, in
Chromium, from a file.

    CHROME_PATH=/usr/bin/chromium python benchmarks/films.py build/pages
"""

import argparse
import statistics
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tools import build_pages, lab

PRESSES = 40
PAINTED = """([root, slider, presses]) => new Promise((done) => {
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
    film.show().then(next);
})"""


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", type=Path, help="the folder that start.py pages has written")
    gallery = parser.parse_args().pages.resolve() / build_pages.GALLERY
    print("film                          kB   median ms   95 of 100 within   most")
    with lab.browser() as chromium:
        page = chromium.new_page(reduced_motion="reduce")
        page.goto(gallery.as_uri())
        for root in page.locator(".film").all():
            root.scroll_into_view_if_needed()
            slider = root.locator("input[type=range]").first
            times = sorted(page.evaluate(PAINTED, [root.element_handle(), slider.element_handle(), PRESSES]))
            kilobytes = root.locator(".film-data").evaluate("data => data.innerHTML.length") / 1000
            middle, within = statistics.median(times), times[int(0.95 * PRESSES)]
            place = root.get_attribute("id")
            print(f"{place:26} {kilobytes:5.0f} {middle:11.1f} {within:18.1f} {times[-1]:6.1f}")


if __name__ == "__main__":
    main()

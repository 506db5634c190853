"""In Google Colab: each view says which manager of widgets it needs, as anywidget's own
views do. Colab itself cannot be had here: its module stands in."""

import sys
from types import ModuleType, SimpleNamespace

import anywidget._util
import pytest

from rnn_teach.explorers import echo_explorer, predict, upload_text
from rnn_teach.kit.explorer import WIDGET_VIEW

MANAGER = "https://colab.example.org/manager.min.js"


@pytest.fixture
def colab(monkeypatch):
    """Colab's module, whose manager is there once somebody has asked for it."""
    module = ModuleType("google.colab.output")
    module._widgets = SimpleNamespace(_installed_url=None)
    module.enable_custom_widget_manager = lambda: setattr(module._widgets, "_installed_url", MANAGER)
    monkeypatch.setitem(sys.modules, module.__name__, module)
    anywidget._util.enable_custom_widget_manager_once.cache_clear()
    yield
    anywidget._util.enable_custom_widget_manager_once.cache_clear()


def of_the_view(shown):
    _, metadata = shown._repr_mimebundle_()
    return metadata.get(WIDGET_VIEW)


@pytest.mark.parametrize(
    "make",
    [
        echo_explorer,
        lambda: echo_explorer().picture_alone(),
        lambda: predict("How much?", "half", "all"),
        upload_text,
    ],
)
def test_each_view_names_the_manager_in_colab_and_nothing_elsewhere(make, request):
    assert of_the_view(make()) is None
    request.getfixturevalue("colab")
    assert of_the_view(make()) == {"colab": {"custom_widget_manager": {"url": MANAGER}}}

"""How many threads the kernels of the course compute with: asked of a fresh Python."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from rnn_teach.kit.explorer_threads import CHOICES

ASK = """
import rnn_teach.explorers
from threadpoolctl import threadpool_info
print(*(pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"))
"""


def threads(**chosen):
    environment = {name: value for name, value in os.environ.items() if name not in CHOICES} | chosen
    root = Path(__file__).parents[2]
    told = subprocess.run([sys.executable, "-c", ASK], env=environment, cwd=root, capture_output=True, text=True)
    assert told.returncode == 0, told.stderr
    return {int(number) for number in told.stdout.split()}


def test_matrix_products_have_one_thread():
    assert threads() == {1}


@pytest.mark.skipif(os.cpu_count() < 2, reason="one core has no two threads to choose")
def test_users_choose_more_threads_in_the_usual_way():
    assert threads(OPENBLAS_NUM_THREADS="2", OMP_NUM_THREADS="2") == {2}

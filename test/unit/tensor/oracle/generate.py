"""Writes cases made by PyTorch (see oracle.py), for all operations of a group or for some.

    python3 generate.py pointwise --cases 10 > ../cases/pointwise.jsonl
    python3 generate.py pointwise --cases 200 --seed 7 --op pow.Tensor | npx tsx ../differential.ts
"""
import argparse
import importlib
import warnings
import oracle

warnings.filterwarnings('ignore')
parser = argparse.ArgumentParser()
parser.add_argument('group')
parser.add_argument('--cases', type=int, default=10)
parser.add_argument('--seed', default='0')
parser.add_argument('--op')
options = parser.parse_args()
importlib.import_module(options.group)
for row in oracle.ROWS:
    if options.op in (None, row.op, row.name):
        for line in oracle.generate(row, options.cases, options.seed):
            print(line)

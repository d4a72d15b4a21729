#!/usr/bin/env python3
"""Cuts the balanced slice of Fashion-MNIST that lies beside this script from the full set.

usage: make-slice.py DIRECTORY

DIRECTORY holds the four gzipped IDX files, as Debian's package dataset-fashion-mnist installs them
(share/datasets/fashion-mnist). Writes the same four file names into data/: 10,000 training and 2,000 test images, as many
of every class, drawn and shuffled with a fixed seed. The same input gives the same bytes.
"""

import gzip
import pathlib
import random
import struct
import sys

CLASSES = 10
SETS = {"train": 10_000, "t10k": 2_000}


def read_idx(path):
    """The axes and the bytes of a gzipped IDX file of unsigned bytes."""
    with gzip.open(path, "rb") as file:
        content = file.read()
    zero, element_type, rank = struct.unpack_from(">HBB", content)
    shape = struct.unpack_from(f">{rank}I", content, 4)
    data = content[4 + 4 * rank:]
    size = 1
    for axis in shape:
        size *= axis
    if zero != 0 or element_type != 8 or len(data) != size:
        raise ValueError(f"{path} is no IDX file of unsigned bytes")
    return shape, data


def write_idx(path, shape, data):
    """Writes a gzipped IDX file; neither a time nor a file name gets into it."""
    content = struct.pack(f">HBB{len(shape)}I", 0, 8, len(shape), *shape) + data
    with open(path, "wb") as file:
        with gzip.GzipFile(filename="", mode="wb", compresslevel=9, fileobj=file, mtime=0) as zipped:
            zipped.write(content)


def draw(labels, count, generator):
    """Which samples to take: count / CLASSES of every class, in random order."""
    chosen = []
    for label in range(CLASSES):
        chosen += generator.sample([i for i, found in enumerate(labels) if found == label], count // CLASSES)
    generator.shuffle(chosen)
    return chosen


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    source = pathlib.Path(sys.argv[1])
    target = pathlib.Path(__file__).resolve().parent / "data"
    target.mkdir(exist_ok=True)
    generator = random.Random(2017)
    for name, count in SETS.items():
        images_name, labels_name = f"{name}-images-idx3-ubyte.gz", f"{name}-labels-idx1-ubyte.gz"
        (_, height, width), images = read_idx(source / images_name)
        _, labels = read_idx(source / labels_name)
        chosen = draw(labels, count, generator)
        size = height * width
        write_idx(target / images_name, (count, height, width), b"".join(images[i * size:(i + 1) * size] for i in chosen))
        write_idx(target / labels_name, (count,), bytes(labels[i] for i in chosen))
        print(f"{name}: {count} images of {height}x{width}")


if __name__ == "__main__":
    main()

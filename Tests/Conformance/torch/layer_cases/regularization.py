"""What leaves inference as it is, and in training is random (proved elsewhere) or a penalty."""

from .case import case
from .convolution import numbers


def cases():
    for text, shape in (
            ("Dropout(0.5f)", (4, 3)), ("SpatialDropout1D(0.5f)", (4, 3)), ("SpatialDropout2D(0.5f)", (2, 3, 4)),
            ("SpatialDropout3D(0.5f)", (2, 3, 2, 2)), ("GaussianNoise(0.5f)", (4, 3)), ("GaussianDropout(0.5f)", (5,)), ("AlphaDropout(0.5f)", (5,))):
        yield case(text, text.split("(")[0], ["Input(%s)" % numbers(shape), text], [shape], {}, lambda x, p, _: x[0], inference_only=True)
    yield case("ActivityRegularization", "ActivityRegularization", ["Input(4, 3)", "ActivityRegularization(L1 = 0.5, L2 = 0.25)"], [(4, 3)], {},
               lambda x, p, _: x[0])

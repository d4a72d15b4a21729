using System;
using System.Collections.Generic;
using System.Linq;

namespace StaticNet.Tests.Analyzers.Mutations;

/// <summary>Changes that no network survives: one attribute added, taken away or moved.</summary>
internal static class Mistakes
{
    /// <summary>Each by its name, given the attributes and after how many of them something may be put.</summary>
    public static IReadOnlyDictionary<string, Func<IReadOnlyList<string>, int, IEnumerable<string>>> All { get; } =
        new Dictionary<string, Func<IReadOnlyList<string>, int, IEnumerable<string>>>
        {
            ["no input"] = static (layers, _) => layers.Skip(1),
            ["input last"] = static (layers, _) => [.. layers.Skip(1), layers[0]],
            ["nothing but an input"] = static (layers, _) => layers.Take(1),
            ["no units"] = Added("[Dense(0)]"),
            ["negative filters"] = Added("[Conv1D(-4, 1)]"),
            ["huge window"] = Added("[MaxPooling1D(4099)]"),
            ["unknown layer"] = Added("[Flatten(From = \"nobody\")]"),
            ["unknown output"] = Added("[Output(\"nobody\")]"),
            ["two of one name"] = Added("[Flatten(Name = \"twin\")]", "[Dense(3, Name = \"twin\")]"),
            ["a name that cannot be saved"] = Added("[Flatten(Name = \"a/b\")]"),
            ["another number of elements"] = Added("[Reshape(7919, 7907)]"),
            ["another shape than expected"] = Added("[Expect(7919)]"),
            ["rate above one"] = Added("[Dropout(1.5f)]"),
            ["joins one"] = Added("[Add(\"input_layer\")]"),
            ["unpools no pooling"] = Added("[MaxUnpooling2D(\"input_layer\")]"),
            ["reads itself"] = Added("[Flatten(Name = \"me\", From = \"me\")]"),
            ["a tensor too large"] = Added("[Flatten]", "[Dense(2000000000)]"),
            ["an enumeration's value that is none"] = Added("[Activation((Activation)99)]"),
            ["not a number"] = Added("[Flatten]", "[Dropout(float.NaN)]"),
            ["a crop that leaves nothing"] = Added("[Flatten]", "[Reshape(-1, 1)]", "[Cropping1D(500000)]"),
            ["steps of zero"] = Added("[Flatten]", "[Reshape(-1, 1)]", "[MaxPooling1D(1, Strides = 0)]"),
            ["groups that do not divide"] = Added("[Flatten]", "[Reshape(-1, 1)]", "[Conv1D(4, 1, Groups = 2)]"),
            ["heads of no size"] = Added("[Flatten]", "[Reshape(-1, 1)]", "[MultiHeadAttention(0, 4)]"),
            ["a vector as a sequence"] = Added("[Flatten]", "[LSTM(4)]"),
            ["an axis too many"] = Added("[Flatten]", "[MaxPooling3D(1)]"),
        };

    private static Func<IReadOnlyList<string>, int, IEnumerable<string>> Added(params string[] more) =>
        (layers, place) => [.. layers.Take(place), .. more, .. layers.Skip(place)];
}

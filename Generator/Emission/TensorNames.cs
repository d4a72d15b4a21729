using System.Collections.Generic;
using System.Linq;
using System.Text;
using StaticNet.Generator.Kernels;

namespace StaticNet.Generator.Emission;

/// <summary>
/// The identifiers of a program's tensors and kernels in generated code. Tensor names always hold an underscore, which no
/// other name in a kernel does, so that layers may be called anything.
/// </summary>
internal sealed class TensorNames
{
    private readonly string[] _tensors;

    public TensorNames(KernelProgram program)
    {
        HashSet<string> taken = [];
        _tensors = [.. program.Tensors.Select(tensor => Unique(taken, OfTensor(tensor.Name)))];
    }

    public string this[int tensor] => _tensors[tensor];

    /// <summary>Method names for kernels, in their order: layer and purpose, numbered where they would meet.</summary>
    public static List<string> OfKernels(IEnumerable<Kernel> kernels)
    {
        HashSet<string> taken = [];
        return [.. kernels.Select(kernel => Unique(taken, Pascal(kernel.Label) + "_" + Pascal(Purpose(kernel))))];
    }

    private static string Purpose(Kernel kernel)
    {
        int comma = kernel.Purpose.IndexOf(',');
        return comma < 0 ? kernel.Purpose : kernel.Purpose.Substring(0, comma);
    }

    private static string OfTensor(string name)
    {
        string text = Sanitize(name);
        return name.Contains("/") ? text : text + "_out";
    }

    private static string Sanitize(string name)
    {
        StringBuilder text = new();
        foreach (char letter in name)
        {
            text.Append(letter < 128 && char.IsLetterOrDigit(letter) ? letter : '_');
        }

        return text.Length == 0 || char.IsDigit(text[0]) ? "_" + text : text.ToString();
    }

    private static string Pascal(string name) => string.Concat(Sanitize(name)
        .Split('_')
        .Where(static word => word.Length > 0)
        .Select(static word => char.ToUpperInvariant(word[0]) + word.Substring(1))) is { Length: > 0 } pascal
            ? (char.IsDigit(pascal[0]) ? "_" + pascal : pascal)
            : "Layer";

    private static string Unique(HashSet<string> taken, string name)
    {
        string unique = name;
        for (int i = 2; !taken.Add(unique); i++)
        {
            unique = name + "_" + Literal.Of(i);
        }

        return unique;
    }
}

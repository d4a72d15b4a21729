using System.Collections.Generic;
using System.Linq;
using System.Text;
using StaticNet.Generator.Common;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Planning;

namespace StaticNet.Generator.Emission;

/// <summary>
/// The identifiers of a program's tensors and kernels in generated code. Tensor names always hold an underscore, which no
/// other name in a kernel does, so that layers may be called anything. Kernels that do the same have one name: one method.
/// </summary>
internal sealed class ProgramNames
{
    private readonly string[] _tensors;
    private readonly Dictionary<int, string> _borders = [];
    private readonly KernelSharing _sharing;

    public ProgramNames(ProgramPlan plan)
    {
        KernelProgram program = plan.Program;
        HashSet<string> taken = [];
        _tensors = [.. program.Tensors.Select(tensor => Unique(taken, OfTensor(tensor.Name)))];
        _sharing = new KernelSharing(plan);
        Kernels = OfKernels(program.Prepare.Concat(program.Forward).Concat(program.Backward)
            .SelectMany(static kernel => kernel is Scan scan ? scan.Body : [kernel]));
        foreach (Tensor tensor in program.Tensors.Where(tensor => plan.Placements[tensor.Id].Layout.HasHalo))
        {
            int likeness = _sharing.Likeness(tensor.Id);
            if (!_borders.ContainsKey(likeness))
            {
                _borders.Add(likeness, "ClearHalo_" + _tensors[tensor.Id]);
            }
        }
    }

    /// <summary>The names of the kernels' methods, in the order in which the kernels run; in place of a scan those of its body.</summary>
    public EquatableArray<string> Kernels { get; }

    public string this[int tensor] => _tensors[tensor];

    /// <summary>The name of the method that clears the border around a tensor.</summary>
    public string ClearHalo(int tensor) => _borders[_sharing.Likeness(tensor)];

    /// <summary>Layer and purpose, numbered where they would meet.</summary>
    private EquatableArray<string> OfKernels(IEnumerable<Kernel> kernels)
    {
        HashSet<string> taken = [];
        List<string> methods = [];
        List<string> names = [];
        foreach (Kernel kernel in kernels)
        {
            int method = _sharing.Method(kernel);
            if (method == methods.Count)
            {
                methods.Add(Unique(taken, Pascal(kernel.Label) + "_" + Pascal(Purpose(kernel))));
            }

            names.Add(methods[method]);
        }

        return names.ToEquatableArray();
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

using System;
using System.Linq;
using System.Reflection;

namespace StaticNet.Benchmarks.CodeSize;

/// <summary>The classes that hold a network's kernels. They are file-local: their names carry the file's, and with it the network's.</summary>
internal sealed class GeneratedClasses(Type network)
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private readonly string _file = network.FullName!.Replace('.', '_') + "_";

    /// <summary>Bytes of IL of the classes of these names; of all where none is given.</summary>
    public int IL(params string[] names) => network.Assembly.GetTypes()
        .Where(type => Has(type.FullName!) && (names.Length == 0 || names.Contains(type.Name[(type.Name.LastIndexOf("__", StringComparison.Ordinal) + 2)..])))
        .Sum(IL);

    /// <summary>Whether a method, behind the name of its class, computes: the tables of what is known of the network do not.</summary>
    public bool HasKernel(string method) => Has(method) && !method.Contains("__Tables:", StringComparison.Ordinal);

    private bool Has(string name) => name.Contains($"<{_file}", StringComparison.Ordinal);

    private static int IL(Type type) =>
        type.GetMethods(All).Concat<MethodBase>(type.GetConstructors(All)).Sum(static method => method.GetMethodBody()?.GetILAsByteArray()?.Length ?? 0);
}

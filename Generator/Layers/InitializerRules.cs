using System;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>
/// Which first values suit which kind of parameter, from the two arguments that begin with its stem: KernelInitializer,
/// KernelInitializerValue.
/// </summary>
internal static class InitializerRules
{
    private const string ForgetBias = "Zeros, Ones or Constant with UnitForgetBias, which gives the forget gate's own value";

    /// <summary>Of a kernel: neither a bias of gates nor waves.</summary>
    public static bool CheckKernel(InferenceContext context, string stem) => Check(
        context,
        stem,
        static kind => kind is not (InitializerKind.UnitForgetGate or InitializerKind.Sinusoidal),
        "an initialiser for kernels");

    /// <summary>Of a table with a row for each token or position.</summary>
    public static bool CheckTable(InferenceContext context, string stem) => Check(
        context, stem, static kind => kind != InitializerKind.UnitForgetGate, "an initialiser for tables");

    /// <summary>Of a bias or slopes: nothing that is made of rows and columns.</summary>
    public static bool CheckVector(InferenceContext context, string stem) => Check(
        context,
        stem,
        static kind => !IsMatrix(kind) && kind != InitializerKind.UnitForgetGate,
        "an initialiser for vectors");

    /// <summary>Of a bias with a forget gate. Beside that gate's 1 the others have one value too.</summary>
    public static bool CheckForgetBias(InferenceContext context) => context.Declaration.Bool("UnitForgetBias", true)
        ? Check(
            context,
            "Bias",
            static kind => kind is InitializerKind.Zeros or InitializerKind.Ones or InitializerKind.Constant or InitializerKind.UnitForgetGate,
            ForgetBias)
        : Check(context, "Bias", static kind => !IsMatrix(kind), "an initialiser for vectors");

    private static bool IsMatrix(InitializerKind kind) => kind is InitializerKind.Orthogonal or InitializerKind.Sinusoidal;

    private static bool Check(InferenceContext context, string stem, Func<InitializerKind, bool> suits, string range)
    {
        string name = stem + "Initializer";
        InitializerKind kind = (InitializerKind)context.Declaration.Int(name);
        bool valid = context.IsDefined<InitializerKind>(name)
            && (!context.Declaration.HasInt(name) || suits(kind) || context.OutOfRange(name, kind.ToString(), range));
        return valid & context.InRange(name + "Value", IsFinite, "finite");
    }

    private static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);
}

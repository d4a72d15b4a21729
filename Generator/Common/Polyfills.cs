// Types that the compiler wants and netstandard2.0 lacks.
namespace System.Runtime.CompilerServices
{
    internal static class IsExternalInit;

    [global::System.AttributeUsage(global::System.AttributeTargets.All)]
    internal sealed class RequiredMemberAttribute : global::System.Attribute;

    [global::System.AttributeUsage(global::System.AttributeTargets.All, AllowMultiple = true)]
    internal sealed class CompilerFeatureRequiredAttribute(string featureName) : global::System.Attribute
    {
        public string FeatureName { get; } = featureName;
    }
}

namespace System.Runtime.CompilerServices
{
    [global::System.AttributeUsage(global::System.AttributeTargets.Class | global::System.AttributeTargets.Struct | global::System.AttributeTargets.Interface)]
    internal sealed class CollectionBuilderAttribute(global::System.Type builderType, string methodName) : global::System.Attribute
    {
        public global::System.Type BuilderType { get; } = builderType;

        public string MethodName { get; } = methodName;
    }
}

namespace System.Runtime.CompilerServices
{
    [global::System.AttributeUsage(global::System.AttributeTargets.Class | global::System.AttributeTargets.Struct)]
    internal sealed class InterpolatedStringHandlerAttribute : global::System.Attribute;

    [global::System.AttributeUsage(global::System.AttributeTargets.Parameter)]
    internal sealed class InterpolatedStringHandlerArgumentAttribute(string argument) : global::System.Attribute
    {
        public string[] Arguments { get; } = [argument];
    }
}

namespace System.Diagnostics.CodeAnalysis
{
    [global::System.AttributeUsage(global::System.AttributeTargets.Constructor)]
    internal sealed class SetsRequiredMembersAttribute : global::System.Attribute;
}

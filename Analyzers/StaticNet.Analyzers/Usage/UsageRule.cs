using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis.Diagnostics;

namespace StaticNet.Analyzers.Usage;

/// <summary>
/// Something that goes wrong, or is most likely not meant, where a network is used. One file each; <see cref="All"/> finds them by
/// itself. A rule says only what it is certain of: of a value that may have been changed elsewhere it says nothing.
/// </summary>
internal abstract class UsageRule
{
    /// <summary>A rule of each kind.</summary>
    public static ImmutableArray<UsageRule> All { get; } = typeof(UsageRule).Assembly.GetTypes()
        .Where(static type => type is { IsAbstract: false } && typeof(UsageRule).IsAssignableFrom(type))
        .OrderBy(static type => type.Name, StringComparer.Ordinal)
        .Select(static type => (UsageRule)Activator.CreateInstance(type))
        .ToImmutableArray();

    /// <summary>Looks at a call of a network's or a trainer's member.</summary>
    public virtual void OnCall(NetworkCall call)
    {
    }

    /// <summary>Looks at a trainer where it is made.</summary>
    public virtual void OnTrainer(OperationAnalysisContext context, TrainerCreation trainer)
    {
    }
}

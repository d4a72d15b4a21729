using System;
using System.Numerics;
using StaticNet.Tests.Networks;

namespace StaticNet.Tests.Conformance;

/// <summary>A case and its class in both precisions.</summary>
/// <param name="Case">The case.</param>
/// <param name="Find">The class for <see cref="float"/> or <see cref="double"/>; throws where it did not compile.</param>
internal sealed record CompiledCase(ConformanceCase Case, Func<Type, Type> Find)
{
    /// <summary>An instance that holds the case's parameters.</summary>
    public INetwork<T> Create<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        INetwork<T> network = CompiledNetworks.Instantiate<T>(Find(typeof(T)));
        foreach ((string name, double[] values) in Case.Parameters)
        {
            network.Parameters[name].Write(values.To<T>());
        }

        return network;
    }
}

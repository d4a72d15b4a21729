using BenchmarkDotNet.Running;
using StaticNet.Benchmarks.Comparisons;
using StaticNet.Benchmarks.Roofline;

// roofline: each kernel's share of this machine's limits. Anything else goes to BenchmarkDotNet (try --list flat).
if (args is ["roofline", ..])
{
    RooflineReport.Print();
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(ForwardComparison).Assembly).Run(args);

using BenchmarkDotNet.Running;
using StaticNet.Benchmarks.Compare;
using StaticNet.Benchmarks.Comparisons;
using StaticNet.Benchmarks.Roofline;

// compare: every workload on every engine there is.
if (args is ["compare", .. string[] rest])
{
    return CompareCommand.Run(rest);
}

// roofline: each kernel's share of this machine's limits. Anything else goes to BenchmarkDotNet (try --list flat).
if (args is ["roofline", ..])
{
    RooflineReport.Print();
    return 0;
}

BenchmarkSwitcher.FromAssembly(typeof(ForwardComparison).Assembly).Run(args);
return 0;

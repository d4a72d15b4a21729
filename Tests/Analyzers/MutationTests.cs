using System;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using StaticNet.Tests.Analyzers.Mutations;
using StaticNet.Tests.Networks;
using Xunit;

namespace StaticNet.Tests.Analyzers;

/// <summary>
/// Random networks that are right raise no error, and what is generated compiles; one change away from right they raise one, nothing
/// throws, and what is generated compiles. What fails is shown as small as it still fails, and drawn again at every run. Whatever is
/// right takes a quarter to most of a second to compile, so that of those only some are, unless <see cref="TestScale"/> says more;
/// <see cref="NetworkSuite"/> compiles others.
/// </summary>
public sealed class MutationTests
{
    private const int Right = 2000;
    private const int RightAtOnce = 100;
    private const int Compiled = 200;
    private const int CompiledAtOnce = 10;

    // Of each mistake.
    private const int Wrong = 80;

    public static TheoryData<string> Names() => [.. Mistakes.All.Keys];

    [Fact]
    public void A_network_that_is_right_raises_no_error() =>
        CheckAll(Right / RightAtOnce, DrawnNetwork.Several(RightAtOnce, mistake: null), NetworkBatch.CheckRight);

    [Fact]
    public void The_code_of_a_network_that_is_right_compiles() =>
        CheckAll(Compiled / CompiledAtOnce, DrawnNetwork.Several(CompiledAtOnce, mistake: null), NetworkBatch.CheckCompiles);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_network_with_one_mistake_raises_an_error(string mistake) =>
        CheckAll(1, DrawnNetwork.Several(Wrong, mistake), NetworkBatch.CheckWrong);

    private static void CheckAll(int batches, Arbitrary<DrawnNetwork[]> networks, Action<DrawnNetwork[]> check) => Check.One(
        Config.QuickThrowOnFailure
            .WithMaxTest(Math.Max(1, (int)(batches * TestScale.Value)))
            .WithReplay(new Replay(new Rnd(2026), FSharpOption<int>.None)),
        Prop.ForAll(networks, check));
}

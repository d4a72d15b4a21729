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
/// throws, and what is generated compiles. What fails is shown as small as it still fails, and drawn again at every run.
/// </summary>
public sealed class MutationTests
{
    private const int Right = 2000;
    private const int RightAtOnce = 50;
    private const int Wrong = 200;
    private const int WrongAtOnce = 100;

    public static TheoryData<string> Names() => [.. Mistakes.All.Keys];

    [Fact]
    public void A_network_that_is_right_raises_no_error_and_its_code_compiles() =>
        CheckAll(Right / RightAtOnce, DrawnNetwork.Several(RightAtOnce, mistake: null), NetworkBatch.CheckRight);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_network_with_one_mistake_raises_an_error(string mistake) =>
        CheckAll(Wrong / WrongAtOnce, DrawnNetwork.Several(WrongAtOnce, mistake), NetworkBatch.CheckWrong);

    private static void CheckAll(int batches, Arbitrary<DrawnNetwork[]> networks, Action<DrawnNetwork[]> check) => Check.One(
        Config.QuickThrowOnFailure
            .WithMaxTest(Math.Max(1, (int)(batches * TestScale.Value)))
            .WithReplay(new Replay(new Rnd(2026), FSharpOption<int>.None)),
        Prop.ForAll(networks, check));
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using StaticNet.Benchmarks.Workloads;

namespace StaticNet.Benchmarks.Engines.PyTorch;

/// <summary>Hands a workload to the Python process. Data goes there and back through files.</summary>
internal static class TorchRun
{
    public static IReadOnlyList<IEngineRun> Load(LineWorker worker, Workload workload)
    {
        using WorkerFolder folder = new();
        WeightFile.Save(workload.Network.Parameters, folder.File("weights.safetensors"));
        folder.Write("inputs.f32", workload.Inputs);
        folder.Write("targets.f32", workload.Targets);
        JsonArray variants = worker.Ask(Request(workload, folder.Path))["variants"]!.AsArray();
        return [.. variants.Select((variant, index) => new WorkerRun(worker, index, (string?)variant ?? "", folder.Read($"result{index}.f32")))];
    }

    private static JsonObject Request(Workload workload, string folder) => new()
    {
        ["command"] = "load",
        ["kind"] = workload.Kind,
        ["mode"] = workload.Mode.ToString(),
        ["batch"] = workload.Batch,
        ["folder"] = folder,
        ["inputShape"] = new JsonArray([.. workload.Network.Info.InputShape.Select(static size => (JsonNode)size)]),
        ["layers"] = new JsonArray(
            [.. workload.Network.Info.Layers.Where(static layer => layer.ParameterCount > 0).Select(static layer => (JsonNode)layer.Name)]),

        // A second thread is the engine's own choice, except in a training step that is told to have one.
        ["threads"] = workload.Training?.Threads == 1 ? new JsonArray(1) : new JsonArray(1, 2),
        ["training"] = workload.Training is not TrainingPlan plan ? null : new JsonObject
        {
            ["adam"] = plan.Adam,
            ["classes"] = plan.Classes,
            ["epochs"] = plan.Epochs,
            ["rate"] = TrainingPlan.TimedRate,
            ["checkRate"] = TrainingPlan.CheckRate,

            // Here ε is added to the root before that is corrected for the first steps, there after it.
            ["checkEpsilon"] = TrainingPlan.CheckEpsilon / Math.Sqrt(1 - TrainingPlan.Beta2),
        },
    };
}

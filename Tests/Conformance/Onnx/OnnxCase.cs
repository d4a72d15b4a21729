using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace StaticNet.Tests.Conformance.Onnx;

/// <summary>A folder of the backend tests: a model, and inputs with the outputs that the reference implementation gave.</summary>
/// <param name="Name">The case's name.</param>
/// <param name="Model">Its graph.</param>
/// <param name="Tensors">Inputs and outputs of the first data set, by their names in the graph.</param>
internal sealed record OnnxCase(string Name, OnnxModel Model, IReadOnlyDictionary<string, OnnxTensor> Tensors)
{
    /// <summary>Reads a case.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="modelFolder">Where its model is.</param>
    /// <param name="dataFolder">Where its data are.</param>
    public static OnnxCase Read(string name, string modelFolder, string dataFolder)
    {
        OnnxModel model = OnnxModel.Read(Path.Combine(modelFolder, "model.onnx"));
        Dictionary<string, OnnxTensor> tensors = [];
        Add(model.Inputs, "input");
        Add(model.Outputs, "output");
        return new OnnxCase(name, model, tensors);

        void Add(IReadOnlyList<OnnxValue> values, string prefix)
        {
            foreach ((OnnxValue value, int i) in values.Select(static (value, i) => (value, i)))
            {
                string path = Path.Combine(dataFolder, "test_data_set_0", $"{prefix}_{i}.pb");
                if (value.IsTensor && File.Exists(path))
                {
                    tensors[value.Name] = OnnxParser.Tensor(File.ReadAllBytes(path));
                }
            }
        }
    }
}

using System;

namespace StaticNet.Tests.Conformance.Onnx;

/// <summary>A case that no layer can express; the message is the reason as the table of cases gives it.</summary>
internal sealed class OnnxUnmappedException(string reason) : Exception(reason);

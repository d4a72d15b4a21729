using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;

namespace StaticNet.Benchmarks.Engines.OnnxRuntime;

/// <summary>
/// ONNX Runtime's C API: one exported function gives a table of all others. A member's place in the table never changes, so
/// the numbers below hold for every version from <see cref="ApiVersion"/> on.
/// </summary>
internal sealed unsafe class OrtLibrary
{
    private const uint ApiVersion = 17;
    private const int LogErrorsOnly = 3;
    private const int AllOptimizations = 99;
    private const int Sequential = 0;
    private const int FloatElement = 1;
    private const int DeviceAllocator = 0;
    private const int DefaultMemory = 0;

    private readonly nint* _functions;
    private readonly nint _environment;
    private readonly nint _memory;
    private readonly nint _runOptions;

    private OrtLibrary(string path)
    {
        nint library = NativeLibrary.Load(path);
        nint* root = ((delegate* unmanaged<nint*>)NativeLibrary.GetExport(library, "OrtGetApiBase"))();
        _functions = ((delegate* unmanaged<uint, nint*>)root[0])(ApiVersion);
        Version = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint>)root[1])()) ?? "";
        fixed (byte* name = "compare\0"u8)
        {
            nint environment, memory, runOptions;
            Check(((delegate* unmanaged<int, byte*, nint*, nint>)_functions[3])(LogErrorsOnly, name, &environment)); // CreateEnv
            Check(((delegate* unmanaged<int, int, nint*, nint>)_functions[69])(DeviceAllocator, DefaultMemory, &memory)); // CreateCpuMemoryInfo
            Check(((delegate* unmanaged<nint*, nint>)_functions[39])(&runOptions)); // CreateRunOptions
            (_environment, _memory, _runOptions) = (environment, memory, runOptions);
        }
    }

    /// <summary>The version of the library.</summary>
    public string Version { get; }

    /// <summary>The library that npm has put beside the peers, or that STATICNET_ONNXRUNTIME names; null where there is none.</summary>
    public static OrtLibrary? Find()
    {
        string? path = Environment.GetEnvironmentVariable("STATICNET_ONNXRUNTIME") ?? Installed();
        return path is null ? null : new OrtLibrary(path);
    }

    /// <summary>A session of a model on one thread, with all optimisations.</summary>
    public nint CreateSession(byte[] model)
    {
        nint options, session;
        Check(((delegate* unmanaged<nint*, nint>)_functions[10])(&options)); // CreateSessionOptions
        Check(((delegate* unmanaged<nint, int, nint>)_functions[13])(options, Sequential)); // SetSessionExecutionMode
        Check(((delegate* unmanaged<nint, int, nint>)_functions[23])(options, AllOptimizations)); // SetSessionGraphOptimizationLevel
        Check(((delegate* unmanaged<nint, int, nint>)_functions[24])(options, 1)); // SetIntraOpNumThreads
        Check(((delegate* unmanaged<nint, int, nint>)_functions[25])(options, 1)); // SetInterOpNumThreads
        fixed (byte* bytes = model)
        {
            Check(((delegate* unmanaged<nint, byte*, nuint, nint, nint*, nint>)_functions[8])( // CreateSessionFromArray
                _environment, bytes, (nuint)model.Length, options, &session));
        }

        ((delegate* unmanaged<nint, void>)_functions[100])(options); // ReleaseSessionOptions
        return session;
    }

    /// <summary>A tensor over memory of ours, which must not move.</summary>
    public nint CreateTensor(float* data, int count, params long[] shape)
    {
        nint tensor;
        fixed (long* sizes = shape)
        {
            Check(((delegate* unmanaged<nint, float*, nuint, long*, nuint, int, nint*, nint>)_functions[49])( // CreateTensorWithDataAsOrtValue
                _memory, data, (nuint)count * sizeof(float), sizes, (nuint)shape.Length, FloatElement, &tensor));
        }

        return tensor;
    }

    /// <summary>Names joined with tensors, for one session.</summary>
    public nint CreateBinding(nint session)
    {
        nint binding;
        Check(((delegate* unmanaged<nint, nint*, nint>)_functions[134])(session, &binding)); // CreateIoBinding
        return binding;
    }

    /// <summary>Reads an input from a tensor.</summary>
    public void BindInput(nint binding, string name, nint tensor) => Bind(_functions[136], binding, name, tensor);

    /// <summary>Writes an output to a tensor.</summary>
    public void BindOutput(nint binding, string name, nint tensor) => Bind(_functions[137], binding, name, tensor);

    /// <summary>Runs a session once.</summary>
    public void Run(nint session, nint binding) =>
        Check(((delegate* unmanaged<nint, nint, nint, nint>)_functions[133])(session, _runOptions, binding)); // RunWithBinding

    public void ReleaseSession(nint session) => ((delegate* unmanaged<nint, void>)_functions[95])(session);

    public void ReleaseTensor(nint tensor) => ((delegate* unmanaged<nint, void>)_functions[96])(tensor);

    public void ReleaseBinding(nint binding) => ((delegate* unmanaged<nint, void>)_functions[135])(binding);

    private static string? Installed()
    {
        string? package = PeersFolder.Find("node_modules", "onnxruntime-node", "bin");
        if (package is null)
        {
            return null;
        }

        string system = OperatingSystem.IsWindows() ? "win32" : OperatingSystem.IsMacOS() ? "darwin" : "linux";
        string architecture = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
        string pattern = OperatingSystem.IsWindows() ? "onnxruntime.dll" : OperatingSystem.IsMacOS() ? "libonnxruntime*.dylib" : "libonnxruntime.so*";
        return Directory.GetDirectories(package)
            .Select(folder => Path.Combine(folder, system, architecture))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.GetFiles(folder, pattern))
            .FirstOrDefault();
    }

    private void Bind(nint function, nint binding, string name, nint tensor)
    {
        fixed (byte* text = Encoding.UTF8.GetBytes(name + '\0'))
        {
            Check(((delegate* unmanaged<nint, byte*, nint, nint>)function)(binding, text, tensor));
        }
    }

    private void Check(nint status)
    {
        if (status == 0)
        {
            return;
        }

        string message = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint, nint>)_functions[2])(status)) ?? ""; // GetErrorMessage
        ((delegate* unmanaged<nint, void>)_functions[93])(status); // ReleaseStatus
        throw new InvalidOperationException($"ONNX Runtime: {message}");
    }
}

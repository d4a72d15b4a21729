// Runs the small networks of the comparison with RTNeural's compile-time API: a line of JSON in, a line of JSON out. It times
// its own calls. Weights come as floats in Keras' order, layer after layer.

#include <RTNeural/RTNeural.h>

#include <array>
#include <chrono>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

using namespace RTNEURAL_NAMESPACE;

namespace
{
using Floats = std::vector<float>;

Floats read(const std::string& path)
{
    std::ifstream file(path, std::ios::binary | std::ios::ate);
    Floats values(static_cast<size_t>(file.tellg()) / sizeof(float));
    file.seekg(0);
    file.read(reinterpret_cast<char*>(values.data()), static_cast<std::streamsize>(values.size() * sizeof(float)));
    return values;
}

struct Weights
{
    Floats values;
    size_t position = 0;

    Floats vector(int size)
    {
        const auto start = values.begin() + static_cast<std::ptrdiff_t>(position);
        position += static_cast<size_t>(size);
        return { start, start + size };
    }

    std::vector<Floats> matrix(int rows, int columns)
    {
        std::vector<Floats> result;
        for(int row = 0; row < rows; ++row)
            result.push_back(vector(columns));
        return result;
    }
};

template <int in, int out>
void load(DenseT<float, in, out>& layer, Weights& weights)
{
    const auto kernel = weights.matrix(in, out);
    std::vector<Floats> byUnit(out, Floats(in));
    for(int i = 0; i < in; ++i)
        for(int o = 0; o < out; ++o)
            byUnit[o][i] = kernel[i][o];
    layer.setWeights(byUnit);
    layer.setBias(weights.vector(out).data());
}

template <int in, int out>
void load(LSTMLayerT<float, in, out>& layer, Weights& weights)
{
    layer.setWVals(weights.matrix(in, 4 * out));
    layer.setUVals(weights.matrix(out, 4 * out));
    layer.setBVals(weights.vector(4 * out));
}

template <int in, int out>
void load(GRULayerT<float, in, out>& layer, Weights& weights)
{
    layer.setWVals(weights.matrix(in, 3 * out));
    layer.setUVals(weights.matrix(out, 3 * out));
    layer.setBVals(weights.matrix(2, 3 * out));
}

// The newest sample comes first in a kernel here.
template <int in, int out, int size, int dilation>
void load(Conv1DT<float, in, out, size, dilation>& layer, Weights& weights)
{
    std::vector<std::vector<Floats>> kernel(out, std::vector<Floats>(in, Floats(size)));
    for(int k = 0; k < size; ++k)
        for(int i = 0; i < in; ++i)
            for(int o = 0; o < out; ++o)
                kernel[o][i][size - 1 - k] = weights.vector(1)[0];
    layer.setWeights(kernel);
    layer.setBias(weights.vector(out));
}

template <typename Layer>
void load(Layer&, Weights&)
{
}

struct Job
{
    virtual ~Job() = default;
    virtual void run(int calls) = 0;
    virtual Floats result() = 0;
};

/** A call goes through the whole sequence from the beginning, or through one step of it. */
template <int inputs, int outputs, typename... Layers>
struct Network : Job
{
    ModelT<float, inputs, outputs, Layers...> model;
    bool byStep;
    bool allOutputs;
    int steps;
    int position = 0;
    std::vector<std::array<float, inputs>> sequence;
    Floats output;

    Network(Weights weights, const Floats& data, bool byStep, bool allOutputs)
        : byStep(byStep), allOutputs(allOutputs), steps(static_cast<int>(data.size()) / inputs), sequence(steps)
    {
        for(int step = 0; step < steps; ++step)
            std::copy_n(data.begin() + step * inputs, inputs, sequence[step].begin());
        loadAll(weights, std::make_index_sequence<sizeof...(Layers)> {});
        output.resize((allOutputs && ! byStep ? steps : 1) * outputs);
        model.reset();
    }

    template <size_t... index>
    void loadAll(Weights& weights, std::index_sequence<index...>)
    {
        (load(model.template get<index>(), weights), ...);
    }

    void step(int index, float* destination)
    {
        alignas(64) float x[(inputs + 15) / 16 * 16];
        std::copy_n(sequence[index].begin(), inputs, x);
        model.forward(x);
        std::copy_n(model.getOutputs(), outputs, destination);
    }

    void run(int calls) override
    {
        for(int call = 0; call < calls; ++call)
        {
            if(byStep)
            {
                step(position, output.data());
                position = position + 1 == steps ? 0 : position + 1;
                continue;
            }

            if(steps > 1)
                model.reset();
            for(int i = 0; i < steps; ++i)
                step(i, output.data() + (allOutputs ? i * outputs : 0));
        }
    }

    Floats result() override
    {
        position = 0;
        model.reset();
        run(byStep ? steps : 1);
        return output;
    }
};

std::unique_ptr<Job> make(const std::string& kind, const Weights& weights, const Floats& data, bool byStep)
{
    if(kind == "mlp")
        return std::make_unique<Network<784, 10, DenseT<float, 784, 128>, ReLuActivationT<float, 128>, DenseT<float, 128, 64>,
            ReLuActivationT<float, 64>, DenseT<float, 64, 10>, SoftmaxActivationT<float, 10>>>(weights, data, byStep, true);
    if(kind == "lstm64")
        return std::make_unique<Network<16, 1, LSTMLayerT<float, 16, 64>, DenseT<float, 64, 1>>>(weights, data, byStep, false);
    if(kind == "gru64")
        return std::make_unique<Network<16, 1, GRULayerT<float, 16, 64>, DenseT<float, 64, 1>>>(weights, data, byStep, false);
    if(kind == "lstm16")
        return std::make_unique<Network<1, 1, LSTMLayerT<float, 1, 16>, DenseT<float, 16, 1>>>(weights, data, byStep, true);
    if(kind == "gru16")
        return std::make_unique<Network<1, 1, GRULayerT<float, 1, 16>, DenseT<float, 16, 1>>>(weights, data, byStep, true);
    if(kind == "tcn")
        return std::make_unique<Network<1, 1, Conv1DT<float, 1, 8, 3, 1>, TanhActivationT<float, 8>, Conv1DT<float, 8, 8, 3, 2>,
            TanhActivationT<float, 8>, Conv1DT<float, 8, 8, 3, 4>, TanhActivationT<float, 8>, Conv1DT<float, 8, 1, 3, 8>>>(weights, data, byStep, true);
    return nullptr;
}

// The other side writes no blanks and no escapes.
std::string field(const std::string& line, const std::string& name)
{
    const auto key = "\"" + name + "\":";
    auto start = line.find(key);
    if(start == std::string::npos)
        return "";
    start += key.size();
    start += line[start] == '"' ? 1 : 0;
    return line.substr(start, line.find_first_of("\",}", start) - start);
}
} // namespace

int main()
{
#if RTNEURAL_USE_EIGEN
    const std::string backend = "Eigen";
#else
    const std::string backend = "STL";
#endif
    std::cout << "{\"version\":\"" << backend << "\"}" << std::endl;
    std::unique_ptr<Job> job;
    for(std::string line; std::getline(std::cin, line);)
    {
        if(field(line, "command") == "load")
        {
            const auto folder = field(line, "folder");
            job = make(field(line, "kind"), { read(folder + "/weights.f32") }, read(folder + "/inputs.f32"), field(line, "mode") == "Step");
            if(job)
            {
                const auto result = job->result();
                std::ofstream(folder + "/result0.f32", std::ios::binary)
                    .write(reinterpret_cast<const char*>(result.data()), static_cast<std::streamsize>(result.size() * sizeof(float)));
            }

            std::cout << (job ? "{\"variants\":[\"" + backend + "\"]}" : "{\"variants\":[]}") << std::endl;
            continue;
        }

        const auto start = std::chrono::steady_clock::now();
        job->run(std::stoi(field(line, "calls")));
        const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
        std::cout << "{\"seconds\":" << seconds.count() << "}" << std::endl;
    }
}

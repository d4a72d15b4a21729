using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet;

namespace Sentiment;

/// <summary>Prints what a network thinks of sentences.</summary>
internal static class Reading
{
    private const int BarWidth = 20;

    /// <summary>A sentence word by word: what the network would say if it ended there.</summary>
    /// <param name="net">The network.</param>
    /// <param name="words">Its words.</param>
    /// <param name="text">The sentence.</param>
    public static void Follow(INetwork<float> net, Words words, string text)
    {
        Console.WriteLine($"\"{text}\", word by word:");
        string[] read = words.Split(text);
        for (int count = 1; count <= read.Length; count++)
        {
            float pleased = Ask(net, words, string.Join(' ', read.Take(count)));
            int filled = (int)MathF.Round(pleased * BarWidth);
            Console.WriteLine($"  {read[count - 1],-14} {new string('█', filled)}{new string('·', BarWidth - filled)} {100 * pleased,4:F0} % pleased");
        }

        Console.WriteLine();
    }

    /// <summary>Sentences that were held out, with what the network says: some, and those where it is furthest from the truth.</summary>
    /// <param name="answers">For each sentence how sure the network is that its writer was pleased.</param>
    /// <param name="test">The sentences.</param>
    public static void Show(float[] answers, IReadOnlyList<Sentence> test)
    {
        Console.WriteLine("some sentences it has not seen:");
        Print([.. Enumerable.Range(0, Math.Min(6, test.Count))]);
        Console.WriteLine("where it is furthest from the truth:");
        Print([.. Enumerable.Range(0, test.Count).OrderByDescending(i => MathF.Abs(answers[i] - (test[i].Pleased ? 1 : 0))).Take(4)]);
        Console.WriteLine();

        void Print(int[] chosen)
        {
            foreach (int i in chosen)
            {
                string verdict = answers[i] > 0.5f == test[i].Pleased ? "right" : "wrong";
                Console.WriteLine($"  {100 * answers[i],4:F0} % pleased, {verdict}: {test[i].Text}");
            }
        }
    }

    /// <summary>How sure the network is that the writer was pleased.</summary>
    /// <param name="net">The network.</param>
    /// <param name="words">Its words.</param>
    /// <param name="text">The sentence.</param>
    public static float Ask(INetwork<float> net, Words words, string text)
    {
        float[] pleased = new float[1];
        net.Forward(words.Vectorize(text), pleased);
        return pleased[0];
    }
}

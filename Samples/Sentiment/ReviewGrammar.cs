using System.Collections.Generic;
using StaticNet.Numerics;

namespace Sentiment;

/// <summary>
/// Composes sentences of reviews. Most words are on both sides: what counts is what is denied, and which of two opinions has the
/// last word.
/// </summary>
/// <param name="seed">Equal seeds give equal sentences.</param>
internal sealed class ReviewGrammar(ulong seed)
{
    private static readonly string[] s_good =
    [
        "good", "great", "lovely", "superb", "charming", "excellent", "pleasant", "brilliant", "fine", "wonderful", "impressive", "decent",
    ];

    private static readonly string[] s_bad =
    [
        "bad", "awful", "dull", "terrible", "poor", "disappointing", "boring", "dreadful", "mediocre", "horrible", "annoying", "weak",
    ];

    private static readonly string[] s_things =
    [
        "food", "plot", "battery", "service", "room", "sound", "acting", "screen", "staff", "soup", "phone", "ending", "music", "camera",
        "location", "dialogue", "headset", "menu", "director", "design", "cast", "breakfast",
    ];

    private static readonly string[] s_degrees = ["", "", "", "really ", "very ", "simply ", "quite ", "rather "];
    private static readonly string[] s_places = ["", "", "", " here", " this time", " as always", " in the end", " from the start"];
    private Xoshiro256 _random = new(seed);

    /// <summary>Sentences, no two of them alike; half of them pleased.</summary>
    /// <param name="count">How many.</param>
    public IReadOnlyList<Sentence> Compose(int count)
    {
        List<Sentence> sentences = [];
        HashSet<string> seen = [];
        while (sentences.Count < count)
        {
            bool pleased = sentences.Count % 2 == 0;
            string text = Compose(pleased);
            if (seen.Add(text))
            {
                sentences.Add(new Sentence(char.ToUpperInvariant(text[0]) + text[1..] + ".", pleased));
            }
        }

        return sentences;
    }

    private string Compose(bool pleased) => _random.NextInt(7) switch
    {
        0 => Clause(pleased),
        1 => $"{Clause(pleased)}, and {Clause(pleased)}",
        2 => $"although {Clause(!pleased)}, {Clause(pleased)}",
        3 => $"{Clause(pleased)}, even though {Clause(!pleased)}",
        4 => $"{Clause(!pleased)}, but {Clause(pleased)}",
        5 => $"{Clause(pleased)}, so what if {Clause(!pleased)}",
        _ => $"my friend said that {Clause(!pleased)}, yet {Clause(pleased)}",
    };

    private string Clause(bool pleased)
    {
        string thing = One(s_things);
        string place = One(s_places);
        return _random.NextInt(8) switch
        {
            0 or 1 => $"the {thing} was {One(s_degrees)}{Opinion(pleased)}{place}",
            2 => $"the {thing} was not {One(s_degrees)}{Opinion(!pleased)}{place}",
            3 => $"the {thing} was anything but {Opinion(!pleased)}{place}",
            4 => $"nobody would call the {thing} {Opinion(!pleased)}",
            5 => $"i {(pleased ? One(["loved", "enjoyed", "liked"]) : One(["hated", "regretted", "disliked"]))} the {thing}{place}",
            6 => $"i did not {(pleased ? One(["hate", "regret", "dislike"]) : One(["love", "enjoy", "like"]))} the {thing}{place}",
            _ => $"the {thing} could have been {Opinion(!pleased)} and was {Opinion(pleased)}",
        };
    }

    private string Opinion(bool good) => One(good ? s_good : s_bad);

    private string One(string[] choices) => choices[_random.NextInt(choices.Length)];
}

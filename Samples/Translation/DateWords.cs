using System;
using System.Collections.Generic;
using StaticNet.Numerics;

namespace Translation;

/// <summary>Puts dates of the years 1900 to 2099 into words, in the many ways in which people say them.</summary>
internal static class DateWords
{
    private static readonly string[] s_months =
    [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    ];

    private static readonly string[] s_numbers =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
        "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] s_ordinals =
    [
        "", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
        "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
    ];

    private static readonly string[] s_tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    private static readonly Dictionary<(int Month, int Day), string> s_feasts = new()
    {
        [(1, 1)] = "new year's day",
        [(2, 14)] = "valentine's day",
        [(10, 31)] = "halloween",
        [(12, 24)] = "christmas eve",
        [(12, 25)] = "christmas day",
        [(12, 31)] = "new year's eve",
    };

    /// <summary>Says a date in one of its ways.</summary>
    /// <param name="date">A day of the years 1900 to 2099.</param>
    /// <param name="random">Chooses the way.</param>
    public static string Say(DateOnly date, ref Xoshiro256 random)
    {
        string year = Year(date.Year, ref random);
        string when = random.NextInt(6) == 0 ? $"in the year {year}" : year;
        if (s_feasts.TryGetValue((date.Month, date.Day), out string? feast) && random.NextInt(2) == 0)
        {
            return random.NextInt(2) == 0 ? $"{feast} {year}" : $"{feast} of the year {year}";
        }

        string weekday = random.NextInt(4) == 0 ? date.DayOfWeek.ToString().ToLowerInvariant() + ", " : "";
        string month = s_months[date.Month - 1];
        string day = Ordinal(date.Day);
        bool last = date.AddDays(1).Day == 1;
        return random.NextInt(7) switch
        {
            0 => $"{weekday}the {day} of {month}, {when}",
            1 => $"{weekday}{month} {day}, {when}",
            2 => $"{weekday}{month} the {day}, {when}",
            3 => $"in {year}, on the {day} of {month}",
            4 => $"{weekday}{day} {month} {when}",
            5 => $"on the {(last ? "last" : day)} day of {month} {when}",
            _ => $"{year}, {month}, the {day}",
        };
    }

    private static string Ordinal(int day)
        => day <= 20 ? s_ordinals[day] : day == 30 ? "thirtieth" : $"{s_tens[day / 10]}-{s_ordinals[day % 10]}";

    private static string Year(int year, ref Xoshiro256 random)
    {
        (int century, int rest) = (year / 100, year % 100);
        string and = random.NextInt(2) == 0 ? "and " : "";
        string end = Number(rest);
        if (century == 20 && (rest == 0 || random.NextInt(2) == 0))
        {
            return rest == 0 ? "two thousand" : $"two thousand {and}{end}";
        }

        string start = century == 19 ? "nineteen" : "twenty";
        return rest switch
        {
            0 => $"{start} hundred",
            _ when century == 19 && random.NextInt(3) == 0 => $"{start} hundred {and}{end}",
            < 10 => $"{start} oh {end}",
            _ => $"{start} {end}",
        };
    }

    private static string Number(int number)
        => number < 20 ? s_numbers[number]
            : number % 10 == 0 ? s_tens[number / 10]
            : $"{s_tens[number / 10]}-{s_numbers[number % 10]}";
}

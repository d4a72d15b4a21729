using System.Globalization;
using System.IO;

namespace StaticNet.Benchmarks.Roofline;

/// <summary>Bytes of the data caches that one core reads from.</summary>
/// <param name="First">The nearest.</param>
/// <param name="Second">The next.</param>
/// <param name="Third">The last, which cores share.</param>
internal sealed record CacheSizes(int First, int Second, int Third)
{
    private const string Folder = "/sys/devices/system/cpu/cpu0/cache";

    /// <summary>As Linux tells them; elsewhere what is common.</summary>
    public static CacheSizes Detect()
    {
        CacheSizes sizes = new(32 << 10, 512 << 10, 16 << 20);
        for (int index = 0; Directory.Exists($"{Folder}/index{index}"); index++)
        {
            string Read(string what) => File.ReadAllText($"{Folder}/index{index}/{what}").Trim();
            int bytes = int.Parse(Read("size").TrimEnd('K'), CultureInfo.InvariantCulture) << 10;
            sizes = (Read("level"), Read("type")) switch
            {
                ("1", "Data") => sizes with { First = bytes },
                ("2", _) => sizes with { Second = bytes },
                ("3", _) => sizes with { Third = bytes },
                _ => sizes,
            };
        }

        return sizes;
    }
}

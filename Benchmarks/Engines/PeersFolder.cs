using System;
using System.IO;

namespace StaticNet.Benchmarks.Engines;

/// <summary>Where the peers' own files lie: the folder <c>peers</c> of this project, above the program.</summary>
internal static class PeersFolder
{
    /// <summary>A file or folder in it; null where there is none.</summary>
    public static string? Find(params string[] parts)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string peers = Path.Combine(folder.FullName, "peers");
            if (File.Exists(Path.Combine(peers, "package.json")))
            {
                string path = Path.Combine([peers, .. parts]);
                return Path.Exists(path) ? path : null;
            }
        }

        return null;
    }
}

namespace Footfall.Ingestion.Bookkeeping;

/// <summary>The body of a refusal in a protocol's own shape, of which receipts show the text.</summary>
public interface IRefusalText
{
    /// <summary>What was wrong.</summary>
    string Detail { get; }
}

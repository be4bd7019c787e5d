using Footfall.Analytics.Asking;
using Footfall.ClickHouse;

namespace Footfall.Analytics.Orgs;

/// <summary>The orgs, and who belongs to them.</summary>
public sealed class OrgQuestions(IStore store)
{
    private static readonly Question<OrgRow> OrgsQuestion = Questions.Load<OrgRow>("Orgs.Orgs");
    private static readonly Question<OrgMemberRow> MembersQuestion = Questions.Load<OrgMemberRow>("Orgs.OrgMembers");
    private static readonly Question<OrgCreatedRow> CreatedQuestion = Questions.Load<OrgCreatedRow>("Orgs.OrgCreated");

    /// <summary>All orgs by name.</summary>
    public Task<List<OrgRow>> ListAsync(CancellationToken cancellationToken) => store.RowsAsync<OrgRow>(OrgsQuestion.ToStatement(), cancellationToken);

    /// <summary>Whether an org was created, or has or had members, by its id; of others, events that name them are known from <c>names</c>.</summary>
    public async Task<bool> IsCreatedAsync(string id, CancellationToken cancellationToken) =>
        (await store.SingleAsync<OrgCreatedRow>(CreatedQuestion.ToStatement(QuestionPart.Value("id", id)), cancellationToken)).Events > 0;

    /// <summary>Who belongs to an org, at most 10,000.</summary>
    /// <param name="names">Its id and its short name.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    public Task<List<OrgMemberRow>> MembersAsync(IReadOnlyList<string> names, CancellationToken cancellationToken) =>
        store.RowsAsync<OrgMemberRow>(MembersQuestion.ToStatement(new QuestionPart(null, "", p => p.Add("orgs", names))), cancellationToken);
}

using Footfall.Server.Audit;
using Footfall.Ingestion.Pipeline.Policy;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Footfall.Server.Accounts;

/// <summary>What Footfall itself remembers, beside the events: accounts, tokens, sessions, sign-in links.</summary>
internal sealed class FootfallDb(DbContextOptions<FootfallDb> options) : IdentityUserContext<Account>(options)
{
    public DbSet<AccessToken> Tokens => Set<AccessToken>();

    public DbSet<SignInLink> SignInLinks => Set<SignInLink>();

    public DbSet<AccountOrg> AccountOrgs => Set<AccountOrg>();

    public DbSet<AuditRecord> Audit => Set<AuditRecord>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<ProtectionKey> ProtectionKeys => Set<ProtectionKey>();

    public DbSet<ChangeCount> Changes => Set<ChangeCount>();

    public DbSet<Capture> Captures => Set<Capture>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<Account>().ToTable("accounts");
        builder.Entity<IdentityUserClaim<string>>().ToTable("account_claims");
        builder.Entity<IdentityUserLogin<string>>().ToTable("account_logins");
        builder.Entity<IdentityUserToken<string>>().ToTable("account_tokens");
        builder.Entity<AccountOrg>(org =>
        {
            org.ToTable("account_orgs");
            org.HasKey(o => new { o.AccountId, o.Org });
            org.HasOne<Account>().WithMany(a => a.Orgs).HasForeignKey(o => o.AccountId);
        });
        builder.Entity<AccessToken>(token =>
        {
            token.ToTable("tokens");
            token.HasIndex(t => t.Hash).IsUnique();
        });
        builder.Entity<AuditRecord>(record =>
        {
            record.ToTable("audit");
            record.HasKey(r => r.Seq);
            record.Property(r => r.Seq).ValueGeneratedNever();
        });
        builder.Entity<Session>(session =>
        {
            session.ToTable("sessions");
            session.HasKey(s => s.Hash);
            session.Ignore(s => s.Id);
            session.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId);
        });
        builder.Entity<ProtectionKey>().ToTable("protection_keys");
        builder.Entity<ChangeCount>(change =>
        {
            change.ToTable("changes");
            change.HasKey(c => c.Name);
        });
        builder.Entity<Capture>(capture =>
        {
            capture.ToTable("captures");
            capture.Property(c => c.MaxEvents).HasDefaultValue(CaptureCount.Standard);
            capture.Property(c => c.Events).HasDefaultValue(0L);
        });
        builder.Entity<SignInLink>(link =>
        {
            link.ToTable("sign_in_links");
            link.HasIndex(l => l.Hash).IsUnique();
        });
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder builder) =>

        // SQLite cannot compare or sort DateTimeOffset; ticks of UTC sort everywhere.
        builder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();

    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(t => t.UtcTicks, t => new DateTimeOffset(t, TimeSpan.Zero));
}

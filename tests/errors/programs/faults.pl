use strict; use warnings; use Carp;
my $seed = $ARGV[1];
my @words = ("order %d is not known", "Bestellung %d ist unbekannt", "commande %d inconnue");
sub must { my ($ok, $text) = @_; confess $text unless $ok; }
sub place_order { my $n = shift; must($n < 0, "order of $n pieces cannot be placed"); return 1; }
sub ship_order { my $n = shift; must($n < 0, "order $n has no address"); return 1; }
sub find_order { my $n = shift; confess sprintf($words[$seed % 3], $n); return 1; }
sub cancel_order { my $n = shift; confess sprintf($words[$seed % 3], $n); return 1; }
sub open_report { my $name = shift; open(my $f, '<', "/srv/reports/$name") or confess "cannot open /srv/reports/$name: $!"; return $f; }
sub mean { my ($sum, $count) = @_; local $SIG{__DIE__} = \&Carp::confess; return $sum / ($count - $count); }
sub walk { my ($node, $depth) = @_; confess "no leaf at depth $seed" if $depth == 0; return walk($node, $depth - 1) . ''; }
sub latest { my $last = shift; local $SIG{__DIE__} = \&Carp::confess; return $last->value; }
sub by_button { my $v = latest(undef); return $v; }
sub by_timer { my @all = map { latest(undef) } (1, 2); return @all; }
sub missing { local $SIG{__DIE__} = \&Carp::confess; return Acme::Orders->price($seed); }
my %faults = (
    place => sub { place_order($seed) }, ship => sub { ship_order($seed * 7) }, find => sub { find_order($seed * 13) }, cancel => sub { cancel_order($seed * 13) },
    file => sub { open_report("user$seed/" . $seed * 3 . ".pdf") }, mean => sub { mean($seed, $seed) }, walk => sub { walk({}, $seed) },
    none => sub { $seed % 2 ? by_button() : by_timer() }, missing => sub { missing() },
    plain => sub { die "queue $seed is full\n" =~ s/\n//r },
);
$faults{$ARGV[0]}->();

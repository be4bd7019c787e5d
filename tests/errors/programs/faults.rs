use std::collections::HashMap;

static WORDS: [&str; 3] = ["order {} is not known", "Bestellung {} ist unbekannt", "commande {} inconnue"];

mod store {
    use std::collections::HashMap;
    pub struct Store {
        pub items: HashMap<String, usize>,
        pub last: Option<usize>,
    }
    impl Store {
        pub fn new() -> Self {
            Store { items: HashMap::new(), last: None }
        }
        #[inline(never)]
        pub fn latest(&self) -> usize {
            self.last.unwrap()
        }
        #[inline(never)]
        pub fn load(&self, key: &str) -> usize {
            self.items[key]
        }
    }
}
use store::Store;

#[inline(never)]
fn require(condition: bool, text: String) {
    if !condition {
        panic!("{}", text);
    }
}
#[inline(never)]
fn place_order(count: usize) {
    require(count == 0, format!("order of {count} pieces cannot be placed"));
}
#[inline(never)]
fn ship_order(number: usize) {
    require(number == 0, format!("order {number} has no address"));
}
#[inline(never)]
fn find_order(number: usize, seed: usize) {
    panic!("{}", WORDS[seed % 3].replace("{}", &number.to_string()));
}
#[inline(never)]
fn cancel_order(number: usize, seed: usize) {
    panic!("{}", WORDS[seed % 3].replace("{}", &number.to_string()));
}
#[inline(never)]
fn at(values: &[usize], place: usize) -> usize {
    values[place]
}
#[inline(never)]
fn parse_amount(text: &str) -> i32 {
    text.parse::<i32>().expect("an amount")
}
#[inline(never)]
fn mean(sum: usize, count: usize) -> usize {
    sum / (count - count)
}
#[inline(never)]
fn open_report(name: &str) -> String {
    std::fs::read_to_string(format!("/srv/reports/{name}")).unwrap()
}
#[inline(never)]
fn walk(depth: usize) -> usize {
    if depth == 0 {
        HashMap::<usize, usize>::new().remove(&depth).expect("a leaf")
    } else {
        walk(depth - 1) + 1
    }
}
#[inline(never)]
fn minus(a: usize, b: usize) -> usize {
    a - b
}
#[inline(never)]
fn slice(text: &str, n: usize) -> &str {
    &text[n..]
}
#[inline(never)]
fn each(n: usize) -> Vec<usize> {
    (0..n + 2).map(|i| [1, 2][i + n]).collect()
}
#[inline(never)]
fn in_thread(n: usize) {
    std::thread::spawn(move || fetch(n)).join().unwrap_or(());
}
#[inline(never)]
fn fetch(n: usize) {
    panic!("no answer within {n} ms");
}
#[inline(never)]
fn borrow(n: usize) {
    let cell = std::cell::RefCell::new(n);
    let _a = cell.borrow_mut();
    let _b = cell.borrow_mut();
}
#[inline(never)]
fn compare(n: usize) {
    assert_eq!(n, n + 1, "counts of {n} differ");
}
#[inline(never)]
fn never(n: usize) {
    unreachable!("state {n}");
}
#[inline(never)]
fn by_button() -> usize {
    Store::new().latest()
}
#[inline(never)]
fn by_timer() -> usize {
    (0..2).map(|_| Store::new().latest()).sum()
}

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let seed: usize = args[2].parse().unwrap();
    match args[1].as_str() {
        "none" => {
            if seed % 2 == 1 { by_button(); } else { by_timer(); }
        }
        "key" => { Store::new().load(&format!("k{seed}")); }
        "place" => place_order(seed),
        "ship" => ship_order(seed * 7),
        "find" => find_order(seed * 13, seed),
        "cancel" => cancel_order(seed * 13, seed),
        "index" => { at(&[1, 2, 3], seed + 5); }
        "parse" => { parse_amount(&format!("{seed},5x")); }
        "mean" => { mean(seed, seed); }
        "file" => { open_report(&format!("user{seed}/{}.pdf", seed * 3)); }
        "walk" => { walk(seed); }
        "minus" => { minus(seed, seed + 1); }
        "slice" => { slice("ä", 1); }
        "each" => { each(seed); }
        "thread" => in_thread(seed * 10),
        "borrow" => borrow(seed),
        "compare" => compare(seed),
        "never" => never(seed),
        _ => std::process::exit(3),
    }
}

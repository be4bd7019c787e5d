import java.nio.file.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.stream.*;

public class Faults {
    static int seed;
    static final String[] WORDS = {"order %d is not known", "Bestellung %d ist unbekannt", "commande %d inconnue"};

    static class OrderException extends RuntimeException {
        OrderException(String text) { super(text); }
        OrderException(String text, Throwable cause) { super(text, cause); }
    }

    static class Store {
        String last;
        final Map<String, Integer> items = new HashMap<>();
        int latest() { return last.length(); }
        int load(String key) { return items.get(key); }
        int at(int place) { int[] all = new int[3]; return all[place]; }
        int ofList(int place) { return new ArrayList<>(List.of(1, 2)).get(place); }
    }

    static void require(boolean condition, String text) {
        if (!condition) { throw new IllegalArgumentException(text); }
    }
    static void placeOrder(int count) { require(count < 0, "order of " + count + " pieces cannot be placed"); }
    static void shipOrder(int number) { require(number < 0, "order " + number + " has no address"); }
    static void findOrder(int number) { throw new OrderException(String.format(WORDS[seed % 3], number)); }
    static void cancelOrder(int number) { throw new OrderException(String.format(WORDS[seed % 3], number)); }
    static int parseAmount(String text) { return Integer.parseInt(text); }
    static int mean(int sum, int count) { return sum / (count - count); }
    static byte[] openReport(String name) throws Exception { return Files.readAllBytes(Path.of("/srv/reports/" + name)); }
    static int walk(Map<String, int[]> node, int depth) { return depth == 0 ? node.get("leaf")[0] : walk(node, depth - 1); }
    static void save(int number) {
        try { new Store().ofList(number + 5); } catch (IndexOutOfBoundsException e) { throw new OrderException("saving " + number + " failed", e); }
    }
    static Object cast(Object value) { return (String) value; }
    static void change(List<Integer> list) { for (Integer i : list) { list.remove(i); } }
    static int stream(int n) { return IntStream.range(0, n + 2).map(i -> 10 / (i - 1)).sum(); }
    static Object async(int n) throws Exception {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            return pool.submit(() -> { throw new TimeoutException("no answer within " + n + " ms"); }).get();
        } finally { pool.shutdown(); }
    }
    enum Color { RED }
    static Color color(String name) { return Color.valueOf(name); }
    static int negative(int n) { return new int[-n].length; }
    static Object iterate() { return new ArrayList<>().iterator().next(); }
    static Object immutable(int n) { return List.of(1).add(n); }
    static int byButton() { return new Store().latest(); }
    static int byTimer() { return Stream.of(1, 2).mapToInt(i -> new Store().latest()).sum(); }

    public static void main(String[] args) throws Exception {
        seed = Integer.parseInt(args[1]);
        switch (args[0]) {
            case "none" -> { if (seed % 2 == 1) { byButton(); } else { byTimer(); } }
            case "key" -> new Store().load("k" + seed);
            case "index" -> new Store().at(seed + 5);
            case "list" -> new Store().ofList(seed + 5);
            case "place" -> placeOrder(seed);
            case "ship" -> shipOrder(seed * 7);
            case "find" -> findOrder(seed * 13);
            case "cancel" -> cancelOrder(seed * 13);
            case "parse" -> parseAmount(seed + ",5x");
            case "mean" -> mean(seed, seed);
            case "file" -> openReport("user" + seed + "/" + seed * 3 + ".pdf");
            case "walk" -> walk(new HashMap<>(), seed);
            case "wrapped" -> save(seed);
            case "cast" -> cast(seed);
            case "change" -> change(new ArrayList<>(List.of(seed, 2, 3, 4)));
            case "stream" -> stream(seed);
            case "async" -> async(seed * 10);
            case "enum" -> color("BLUE" + seed);
            case "negative" -> negative(seed);
            case "iterate" -> iterate();
            case "immutable" -> immutable(seed);
            default -> throw new IllegalStateException(args[0]);
        }
    }
}

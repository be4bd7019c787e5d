#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>
#include <map>

namespace acme {
static int seed;
struct Node { Node* next; int value; };
__attribute__((noinline)) int latest(Node* last) { return last->value; }
__attribute__((noinline)) int by_button() { return latest(nullptr) + 1; }
__attribute__((noinline)) int by_timer() { int sum = 0; for (int i = 0; i < 2; i++) { sum += latest(nullptr); } return sum; }
__attribute__((noinline)) int over_heap(int n) { int* p = new int[3]; int v = p[3 + n % 4]; delete[] p; return v; }
__attribute__((noinline)) int over_stack(int n) { int a[3] = {1, 2, 3}; volatile int place = 3 + n % 3; return a[place]; }
__attribute__((noinline)) int freed(int n) { int* p = (int*)malloc(4 * (n + 4)); free(p); return p[n]; }
__attribute__((noinline)) void twice(int n) { char* p = (char*)malloc(n + 8); free(p); free(p); }
struct Order { std::string name; std::vector<int> parts; };
__attribute__((noinline)) int walk(Node* node, int depth) { return depth == 0 ? node->value : walk(node, depth - 1) + 1; }
__attribute__((noinline)) size_t copy_name(const char* text, int n) { char small[4]; memcpy(small, text, 5 + n % 4); return strlen(small); }
static void* volatile nothing = nullptr;
template <typename T> struct Shelf { std::vector<T> all; __attribute__((noinline)) T* first(int n) { T* p = (T*)nothing; *(volatile char*)(p + n) = 1; return p; } };
__attribute__((noinline)) int returned(int n) { int* p; { volatile int inside = n; p = (int*)&inside; } return *p; }
static int table[4] = {1, 2, 3, 4};
__attribute__((noinline)) int over_global(int n) { volatile int place = 4 + n % 3; return table[place]; }
}

int main(int count, char** args) {
    using namespace acme;
    std::string fault = args[1];
    seed = atoi(args[2]);
    if (fault == "null") return seed % 2 ? by_button() : by_timer();
    if (fault == "heap") return over_heap(seed);
    if (fault == "stack") return over_stack(seed);
    if (fault == "freed") return freed(seed);
    if (fault == "twice") twice(seed);
    if (fault == "walk") return walk(nullptr, seed);
    if (fault == "copy") return copy_name("abcdefghijk", seed);
    if (fault == "shelf") return *Shelf<int>().first(seed);
    if (fault == "shelfs") return Shelf<std::string>().first(seed)->size();
    if (fault == "global") return over_global(seed);
    return 3;
}

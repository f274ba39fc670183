//! The memory of large values: in huge pages, a bounded part of it kept for the next ones.
//!
//! A proof makes and drops tables of gigabytes. In pages of 4 KiB the system spends more on handing them out than the
//! prover on filling them, in a virtual machine a second and more for each gigabyte; and what the ordinary allocator
//! keeps for later, without a bound, it keeps on top of the next stage's peak.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Values from this size on are large, in bytes.
const LARGE_BYTES: usize = 8 << 20;
/// The size of a huge page, in bytes, on all processors that SP1 runs on.
const HUGE_PAGE_BYTES: usize = 2 << 20;

/// Most mappings that are kept.
const MAX_KEPT: usize = 64;

/// The ordinary allocator for small values, mappings of their own for large ones.
pub struct LargeInHugePages;

/// Mappings without a value, oldest first: address and bytes.
struct Kept {
    mappings: [(usize, usize); MAX_KEPT],
    count: usize,
    bytes: usize,
    /// Bytes of the mappings that have a value.
    live: usize,
    /// Most bytes of both together; beyond it nothing is kept, so that what is kept never adds to a peak.
    most_bytes: usize,
}

static KEPT: Mutex<Kept> =
    Mutex::new(Kept { mappings: [(0, 0); MAX_KEPT], count: 0, bytes: 0, live: 0, most_bytes: 0 });

/// Keeps mappings whose values are gone as long as all large mappings together are at most `bytes` bytes; none are kept
/// before the first call.
pub fn keep(bytes: u64) {
    let mut kept = kept();
    kept.most_bytes = usize::try_from(bytes).unwrap_or(usize::MAX);
    let room = kept.room();
    kept.shrink_to(room);
}

/// Gives everything that is kept back to the system.
pub fn give_back() {
    kept().shrink_to(0);
}

fn kept() -> MutexGuard<'static, Kept> {
    KEPT.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Kept {
    fn room(&self) -> usize {
        self.most_bytes.saturating_sub(self.live)
    }

    /// A mapping for a value of `bytes` bytes, if one is kept; counts it as live either way, and makes room for it.
    fn begin(&mut self, bytes: usize) -> Option<*mut u8> {
        let found = self.take(bytes);
        self.live += bytes;
        let room = self.room();
        self.shrink_to(room);
        found
    }

    /// The value of a mapping is gone.
    fn end(&mut self, pointer: *mut u8, bytes: usize) {
        self.live -= bytes;
        self.put(pointer, bytes);
    }

    /// Takes out the smallest mapping of at least `bytes` bytes, cut to that.
    fn take(&mut self, bytes: usize) -> Option<*mut u8> {
        let fitting = (0..self.count).filter(|i| self.mappings[*i].1 >= bytes);
        let best = fitting.min_by_key(|i| self.mappings[*i].1)?;
        let (address, found) = self.remove(best);
        if found > bytes {
            self.put((address + bytes) as *mut u8, found - bytes);
        }
        Some(address as *mut u8)
    }

    /// Takes in a mapping, joined with its neighbours in memory, in the place of the oldest where there is no room.
    fn put(&mut self, pointer: *mut u8, bytes: usize) {
        let (mut pointer, mut bytes) = (pointer, bytes);
        while let Some(i) = (0..self.count).find(|i| self.touches(*i, pointer as usize, bytes)) {
            let (address, found) = self.remove(i);
            pointer = pointer.min(address as *mut u8);
            bytes += found;
        }
        let room = self.room();
        if bytes > room {
            return unsafe { unmap(pointer, bytes) };
        }
        self.shrink_to(room - bytes);
        if self.count == MAX_KEPT {
            self.drop_oldest();
        }
        self.mappings[self.count] = (pointer as usize, bytes);
        self.count += 1;
        self.bytes += bytes;
    }

    fn touches(&self, i: usize, address: usize, bytes: usize) -> bool {
        let (start, length) = self.mappings[i];
        start + length == address || address + bytes == start
    }

    fn shrink_to(&mut self, bytes: usize) {
        while self.bytes > bytes {
            self.drop_oldest();
        }
    }

    fn drop_oldest(&mut self) {
        let (address, bytes) = self.remove(0);
        unsafe { unmap(address as *mut u8, bytes) };
    }

    fn remove(&mut self, i: usize) -> (usize, usize) {
        let mapping = self.mappings[i];
        self.mappings.copy_within(i + 1..self.count, i);
        self.count -= 1;
        self.bytes -= mapping.1;
        mapping
    }
}

unsafe fn unmap(pointer: *mut u8, bytes: usize) {
    libc::munmap(pointer.cast(), bytes);
}

fn is_large(layout: Layout) -> bool {
    layout.size() >= LARGE_BYTES && layout.align() <= HUGE_PAGE_BYTES
}

/// The bytes that are mapped for a large value, or None past the end of memory.
fn mapped_bytes(size: usize) -> Option<usize> {
    size.checked_next_multiple_of(HUGE_PAGE_BYTES)
}

/// A mapping of zeros of `bytes` bytes (a multiple of the huge page's size) that starts on a huge page; null when refused.
unsafe fn map(bytes: usize) -> *mut u8 {
    let Some(wide) = bytes.checked_add(HUGE_PAGE_BYTES) else { return std::ptr::null_mut() };
    let (rights, kind) =
        (libc::PROT_READ | libc::PROT_WRITE, libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE);
    let start = libc::mmap(std::ptr::null_mut(), wide, rights, kind, -1, 0);
    if start == libc::MAP_FAILED {
        return std::ptr::null_mut();
    }
    let start = start.cast::<u8>();
    let before = start.align_offset(HUGE_PAGE_BYTES);
    let aligned = start.add(before);
    if before > 0 {
        unmap(start, before);
    }
    unmap(aligned.add(bytes), HUGE_PAGE_BYTES - before);
    // Advice only: without huge pages it all works, slower.
    libc::madvise(aligned.cast(), bytes, libc::MADV_HUGEPAGE);
    aligned
}

/// A mapping for a large value of `size` bytes and whether it is a new one, which is zero; null when refused.
unsafe fn obtain(size: usize) -> (*mut u8, bool) {
    let Some(bytes) = mapped_bytes(size) else {
        return (std::ptr::null_mut(), true);
    };
    let found = kept().begin(bytes);
    if let Some(pointer) = found {
        return (pointer, false);
    }
    let mapping = map(bytes);
    if mapping.is_null() {
        kept().live -= bytes;
    }
    (mapping, true)
}

// SAFETY: large values get mappings of their own of at least their size, aligned to a huge page, which is at least their
// alignment; whether a value is large follows from its layout alone, so it is freed the way it was made.
unsafe impl GlobalAlloc for LargeInHugePages {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if !is_large(layout) {
            return System.alloc(layout);
        }
        obtain(layout.size()).0
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        if !is_large(layout) {
            return System.alloc_zeroed(layout);
        }
        let (pointer, is_new) = obtain(layout.size());
        if !is_new {
            pointer.write_bytes(0, layout.size());
        }
        pointer
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        match mapped_bytes(layout.size()).filter(|_| is_large(layout)) {
            Some(bytes) => kept().end(pointer, bytes),
            None => System.dealloc(pointer, layout),
        }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        let wanted = Layout::from_size_align_unchecked(size, layout.align());
        if !is_large(layout) && !is_large(wanted) {
            return System.realloc(pointer, layout, size);
        }
        if is_large(layout) && is_large(wanted) && mapped_bytes(layout.size()) == mapped_bytes(size) {
            return pointer;
        }
        let new = self.alloc(wanted);
        if !new.is_null() {
            std::ptr::copy_nonoverlapping(pointer, new, size.min(layout.size()));
            self.dealloc(pointer, layout);
        }
        new
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bytes that tell every place of a value from its neighbours.
    fn pattern(len: usize) -> Vec<u8> {
        (0..len).map(|i| (i ^ i >> 8 ^ i >> 16) as u8).collect()
    }

    #[test]
    fn sizes_at_the_limit_and_one_below() {
        let layout = |size, align| Layout::from_size_align(size, align).unwrap();
        assert!(is_large(layout(LARGE_BYTES, 1)));
        assert!(!is_large(layout(LARGE_BYTES - 1, 1)));
        assert!(!is_large(layout(LARGE_BYTES, 2 * HUGE_PAGE_BYTES)));
        assert_eq!(mapped_bytes(LARGE_BYTES + 1), Some(LARGE_BYTES + HUGE_PAGE_BYTES));
        assert_eq!(mapped_bytes(usize::MAX), None);
    }

    #[test]
    fn values_survive_growing_and_shrinking_across_the_limit() {
        let all = pattern(LARGE_BYTES * 3 + 5);
        let mut value = all[..1000].to_vec();
        for len in [LARGE_BYTES - 1, LARGE_BYTES, LARGE_BYTES + 7, all.len(), LARGE_BYTES * 2, LARGE_BYTES - 3, 10] {
            if len > value.len() {
                value.reserve_exact(len - value.len());
                value.extend_from_slice(&all[value.len()..len]);
            } else {
                value.truncate(len);
                value.shrink_to_fit();
            }
            assert!(value == all[..len], "{len} bytes");
        }
    }

    #[test]
    fn zeroed_values_are_zero_also_where_others_were() {
        keep(LARGE_BYTES as u64 * 4);
        for _ in 0..3 {
            let mut value = vec![0u8; LARGE_BYTES * 2];
            assert!(value.iter().all(|b| *b == 0));
            value.fill(0xff);
        }
    }

    #[test]
    fn refuses_what_no_machine_has() {
        let layout = Layout::from_size_align(isize::MAX as usize - HUGE_PAGE_BYTES, 1).unwrap();
        assert!(unsafe { LargeInHugePages.alloc(layout) }.is_null());
    }

    #[test]
    fn large_values_start_on_huge_pages() {
        let value = pattern(LARGE_BYTES);
        assert_eq!(value.as_ptr() as usize % HUGE_PAGE_BYTES, 0);
    }

    fn empty(most_bytes: usize) -> Kept {
        Kept { mappings: [(0, 0); MAX_KEPT], count: 0, bytes: 0, live: 0, most_bytes }
    }

    #[test]
    fn kept_mappings_are_taken_by_best_fit_and_cut() {
        let page = HUGE_PAGE_BYTES;
        let mut kept = empty(100 * page);
        let (large, small) = unsafe { (map(8 * page), map(3 * page)) };
        kept.put(large, 8 * page);
        kept.put(small, 3 * page);
        assert_eq!(kept.take(9 * page), None);
        assert_eq!(kept.take(3 * page), Some(small));
        assert_eq!(kept.take(2 * page), Some(large));
        assert_eq!((kept.count, kept.bytes), (1, 6 * page));
        assert_eq!(kept.take(6 * page), Some(unsafe { large.add(2 * page) }));
        assert_eq!((kept.count, kept.bytes), (0, 0));
        unsafe {
            unmap(large, 8 * page);
            unmap(small, 3 * page);
        }
    }

    #[test]
    fn what_is_kept_makes_room_for_what_is_live() {
        let page = HUGE_PAGE_BYTES;
        let start = unsafe { map(100 * page) };
        let mut kept = empty(10 * page);
        kept.put(start, 4 * page);
        assert_eq!(kept.begin(6 * page), None);
        assert_eq!((kept.live, kept.bytes), (6 * page, 4 * page), "at the limit");
        assert_eq!(kept.begin(5 * page), None);
        assert_eq!((kept.live, kept.bytes), (11 * page, 0), "past it");
        kept.end(unsafe { start.add(20 * page) }, 5 * page);
        assert_eq!((kept.live, kept.bytes), (6 * page, 0), "no room yet");
        kept.end(unsafe { start.add(40 * page) }, 6 * page);
        assert_eq!((kept.live, kept.bytes), (0, 6 * page));
        assert_eq!(kept.begin(6 * page), Some(unsafe { start.add(40 * page) }));
    }

    #[test]
    fn neighbours_are_joined() {
        let page = HUGE_PAGE_BYTES;
        let mut kept = empty(10 * page);
        let start = unsafe { map(5 * page) };
        let at = |pages: usize| unsafe { start.add(pages * page) };
        kept.put(at(0), page);
        kept.put(at(2), page);
        assert_eq!(kept.count, 2);
        kept.put(at(1), page);
        assert_eq!((kept.count, kept.bytes), (1, 3 * page));
        kept.put(at(3), 2 * page);
        assert_eq!(kept.take(5 * page), Some(start));
        unsafe { unmap(start, 5 * page) };
    }

    #[test]
    fn the_oldest_goes_at_the_limits_of_bytes_and_of_count() {
        let page = HUGE_PAGE_BYTES;
        // Pieces of one mapping with gaps, which stay mapped: no two are neighbours, whatever other tests map.
        let start = unsafe { map(1000 * page) } as usize;
        let piece = |i: usize| (start + 10 * i * page) as *mut u8;
        let mut kept = empty(4 * page);
        kept.put(piece(0), 2 * page);
        kept.put(piece(1), 2 * page);
        assert_eq!((kept.count, kept.bytes), (2, 4 * page), "at the limit");
        kept.put(piece(2), page);
        assert_eq!((kept.count, kept.bytes), (2, 3 * page), "one past it");
        assert_eq!(kept.mappings[0].0, piece(1) as usize);
        kept.put(piece(3), 5 * page);
        assert_eq!((kept.count, kept.bytes), (2, 3 * page), "more than all");
        let mut kept = empty(usize::MAX);
        for i in 0..=MAX_KEPT {
            kept.put(piece(10 + i), page);
        }
        assert_eq!((kept.count, kept.bytes), (MAX_KEPT, MAX_KEPT * page));
        assert_eq!(kept.mappings[0].0, piece(11) as usize);
        kept.shrink_to(0);
        assert_eq!((kept.count, kept.bytes), (0, 0));
    }
}

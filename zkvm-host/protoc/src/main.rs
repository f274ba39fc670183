//! Prints the path of a vendored `protoc`. Build scripts of sp1-host's dependencies look for it in the variable PROTOC:
//! `PROTOC=$(cargo run --release -q -p lemma-protoc-path) cargo build --release -p sp1-host`.
fn main() {
    match protoc_bin_vendored::protoc_bin_path() {
        Ok(path) => println!("{}", path.display()),
        Err(e) => {
            eprintln!("lemma-protoc-path: no vendored protoc for this platform: {e}. Install protoc and set PROTOC to its path");
            std::process::exit(1);
        }
    }
}

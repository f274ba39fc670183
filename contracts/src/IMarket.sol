// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {VerifierRegistry} from "./VerifierRegistry.sol";

/// @title A client escrows a price for a proven result; a valid proof made for a payee releases it.
///
/// @notice Lifecycle: NONE, open, OPEN, lock, LOCKED, fulfil, FULFILLED. A client may cancel an OPEN order. After its
/// deadline an order that was not fulfilled is expired by anyone and the client refunded. Every proof names its payee
/// (contextOf), so anybody may send a transaction for anybody and a proof seen by others is worth nothing to them.
///
/// Who is trusted with what:
/// - The registry's owner with the soundness of the verifiers it adds; its guardian with stopping them. Neither can take
///   money: a frozen selector only lets orders be refunded and frees collateral.
/// - The one ERC-20 with being an honest token whose balances change by transfers only. A token that takes a fee on
///   transfers is credited as received; one that rebases is not supported.
/// - Nobody else. There is no owner, no fee, no upgrade and no pause here. On a chain that splits, orders stay with the
///   chain id they were signed for.
///
/// What a client must know: a lock gives one prover `lockSeconds` alone. What a prover must know: run the program
/// before locking; an order may be impossible to prove, and then the collateral goes to the client.
///
/// Orders are not stored: whoever acts on one passes it again and its EIP-712 digest, the only key, is computed here.
/// The event Opened carries the whole order. All amounts are in the token's smallest unit, all times are block times
/// or durations in seconds.
interface IMarket {
    /// @notice What a client signs (EIP-712 domain: name "Lemma", version "1", chain id, this contract).
    struct Order {
        address client; // who pays, signs and is refunded
        uint256 nonce; // each can be used once, in any order
        bytes4 selector; // the verifier, and the first bytes of the proof
        bytes32 programId; // the zkVM's id of the program
        bytes32 programDigest; // SHA-256 of the ELF
        bytes32 inputDigest; // SHA-256 of the input
        uint64 maxCycles; // for provers; not checked here
        uint32 maxJournalBytes;
        address token; // zero: the native coin; else PAYMENT_TOKEN
        uint256 price;
        uint256 collateral; // what a lock puts at stake, in the same token
        uint64 lockSeconds; // how long a lock excludes others
        uint64 deadline; // the last second at which the order can be fulfilled
    }

    enum State {
        NONE,
        OPEN,
        LOCKED,
        FULFILLED,
        CANCELLED,
        EXPIRED
    }

    /// @notice What is stored of an order. `prover`, `payout` and `lockedUntil` are those of the lock, zero without one;
    /// at FULFILLED `payout` is who was paid and `journalDigest` is the SHA-256 of the proven journal.
    struct Record {
        State state;
        uint64 lockedUntil; // the last second of the lock
        address prover;
        address payout;
        bytes32 journalDigest;
    }

    event Deposited(address indexed token, address indexed account, uint256 amount);
    event Withdrawn(address indexed token, address indexed account, address indexed to, uint256 amount);
    event NonceRevoked(address indexed client, uint256 nonce);
    event Opened(bytes32 indexed orderDigest, address indexed client, Order order);
    event Locked(bytes32 indexed orderDigest, address indexed prover, address indexed payout, uint64 lockedUntil);
    event Fulfilled(bytes32 indexed orderDigest, address indexed payout, bytes32 journalDigest, uint256 price);
    event Cancelled(bytes32 indexed orderDigest);
    event Expired(bytes32 indexed orderDigest);
    /// @notice A lock's collateral left the lock: back to the prover, or to whom it was lost.
    event CollateralReleased(bytes32 indexed orderDigest, address indexed to, uint256 amount);

    error ZeroAddress();
    error BadAddress(address given);
    error UnsupportedToken(address token);
    error WrongValue(uint256 sent, uint256 wanted);
    error TransferFailed(address to, uint256 amount);
    error InsufficientBalance(uint256 needed, uint256 available);
    error BadSignature();
    error NonceUsed(address client, uint256 nonce);
    error ZeroPrice();
    error DeadlineOutOfRange(uint64 deadline, uint256 earliest, uint256 latest);
    error LockSecondsOutOfRange(uint64 lockSeconds, uint64 min, uint64 max);
    error JournalTooLong(uint256 length, uint256 max);
    error SelectorNotActive(bytes4 selector);
    error WrongSelector(bytes4 got, bytes4 wanted);
    error WrongState(bytes32 orderDigest, State state);
    error OnlyClient(address caller, address client);
    error PastDeadline(uint64 deadline);
    error BeforeDeadline(uint64 deadline);
    error LockedForOther(address payout, uint64 lockedUntil);

    /// @notice Credits `amount` of `token` to the caller. For the native coin `amount` must equal the value sent.
    function deposit(address token, uint256 amount) external payable;

    /// @notice As `deposit`, for another account. An ERC-20 is pulled from the caller; what arrives is credited.
    function depositFor(address token, address account, uint256 amount) external payable;

    /// @notice Sends `amount` of the caller's balance to `to`.
    function withdraw(address token, address to, uint256 amount) external;

    /// @notice Burns a nonce of the caller, so that an order signed with it can never be opened.
    function revokeNonce(uint256 nonce) external;

    /// @notice Reserves the price from the client's balance. Anyone may carry an order that the client signed (ECDSA, or
    /// ERC-1271 within ERC1271_GAS_LIMIT); the client itself may leave the signature empty. Value sent is credited to the
    /// client first.
    function open(Order calldata order, bytes calldata signature) external payable returns (bytes32 digest);

    /// @notice Gives the caller the order alone until min(now + lockSeconds, deadline), for proofs that pay `payout`.
    /// The collateral comes from the caller's balance; value sent is credited to it first.
    function lock(Order calldata order, address payout) external payable;

    /// @notice Pays `payout` when `proof` shows the order's program made `journal`, for this order and this payout. In a
    /// lock only the lock's payout is accepted; the prover's collateral goes back. Without a lock, or after it lapsed,
    /// any payout is; a lapsed prover's collateral then goes to the payout, unless it is the lock's own payout.
    function fulfil(Order calldata order, bytes calldata journal, address payout, bytes calldata proof) external;

    /// @notice Refunds an order that was never locked. Only the client.
    function cancel(Order calldata order) external;

    /// @notice After the deadline, or at once when the selector is no longer active, refunds the client. The collateral
    /// of a lock goes to the client; back to the prover when the selector is no longer active.
    function expire(Order calldata order) external;

    function PAYMENT_TOKEN() external view returns (address);

    function REGISTRY() external view returns (VerifierRegistry);

    /// @notice What is stored of an order.
    function orders(bytes32 orderDigest_) external view returns (Record memory);

    /// @notice What `account` can withdraw.
    function balanceOf(address token, address account) external view returns (uint256);

    /// @notice The sum of the prices of all orders that are OPEN or LOCKED.
    function reserved(address token) external view returns (uint256);

    /// @notice The sum of the collateral of all orders that are LOCKED.
    function collateralHeld(address token) external view returns (uint256);

    function nonceUsed(address client, uint256 nonce) external view returns (bool);

    /// @notice The order's EIP-712 digest for this chain and contract.
    function orderDigest(Order calldata order) external view returns (bytes32);

    /// @notice What a proof that pays `payout` for this order must be bound to: the low 253 bits of
    /// keccak256(abi.encode(keccak256("lemma.context.v1"), chain id, this contract, orderDigest, payout)).
    function contextOf(bytes32 orderDigest_, address payout) external view returns (uint256);
}

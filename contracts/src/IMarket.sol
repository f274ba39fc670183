// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ILedger} from "./ILedger.sol";
import {IProverRegistry} from "./IProverRegistry.sol";
import {INonces} from "./Nonces.sol";
import {VerifierRegistry} from "./VerifierRegistry.sol";

/// @title A client escrows a price for a proven result; a valid proof made for a payee releases it.
///
/// @notice Lifecycle: NONE, open, OPEN, lock, LOCKED, fulfil, FULFILLED. A client may cancel or replace an order that was never
/// locked. A lock that lapses reopens the order: somebody else may lock it, up to MAX_ROUNDS times, or deliver without a lock.
/// After its deadline an order that was not fulfilled is expired by anyone and the payer refunded.
///
/// Anyone may carry anything: an order, a lock, a cancellation and a replacement are signed by whom they bind, each as its own
/// EIP-712 type (domain: name "Lemma", version "1", chain id, this contract) and each with an expiry. Every proof names its payee
/// (contextOf, leafOf), so a proof seen by others is worth nothing to them.
///
/// Who is trusted with what:
/// - The verifier registry's owner with the soundness of the verifiers it adds; its guardian with stopping them. A frozen
///   selector only lets orders be refunded, ends slashing and frees collateral.
/// - The owner with the protocol fee up to MAX_PROTOCOL_FEE_BPS and with which ERC-20s new orders may use. It cannot touch
///   money that is held; a fee is fixed for a lock when the lock is made.
/// - An allowed ERC-20 with being an honest token whose balances change by transfers only.
/// - Nobody else. There is no upgrade and no pause. On a chain that splits, orders stay with the chain id they were signed for.
///
/// What a client must know: a lock gives one prover `lockSeconds` alone, and the price is what the ramp says when it locks.
/// What a prover must know: run the program before locking; an order may be impossible to prove, and then the collateral is lost.
///
/// Orders are not stored: whoever acts on one passes it again and its EIP-712 digest, the only key, is computed here.
/// The event Opened carries the whole order. All amounts are in the token's smallest unit, all times are block times
/// or durations in seconds.
interface IMarket is ILedger, INonces {
    /// @notice Which journals an order takes: any, the one with digest `expected`, or those that begin with the first
    /// `prefixBytes` bytes of `expected`.
    enum Predicate {
        ANY,
        DIGEST,
        PREFIX
    }

    /// @notice What a client signs.
    struct Order {
        address client; // who signs, may cancel, and is compensated
        uint256 nonce; // each can be used once, in any order
        address payer; // who pays and is refunded; zero: the client; anyone else opens it by `sponsor`
        bytes4 selector; // the verifier
        bytes32 fallbackSelectors; // up to 8 more verifiers that are as good, from the left; zero ends the list
        bytes32 programId; // the zkVM's id of the program
        bytes32 programDigest; // SHA-256 of the ELF
        bytes32 inputDigest; // SHA-256 of the input
        uint64 maxCycles; // for provers; not checked here
        uint32 maxJournalBytes; // of a journal that is shown here
        bool journalHidden; // only the journal's SHA-256 is shown here
        Predicate predicate;
        uint8 prefixBytes;
        bytes32 expected;
        address token; // zero: the native coin
        uint96 minPrice; // before rampStart
        uint96 maxPrice; // from rampStart + rampSeconds on; reserved at open
        uint64 rampStart;
        uint32 rampSeconds;
        uint96 collateral; // what a lock puts at stake, in the same token
        uint64 lockSeconds; // how long a lock excludes others
        uint64 deadline; // the last second at which the order can be fulfilled
        address callback; // told after payment; zero: nobody
        uint32 callbackGas;
        address matcher; // earns matcherFeeBps of the price; zero: nobody
        uint16 matcherFeeBps;
    }

    /// @notice What a prover's operator signs, or sends itself. `round` is how often the order was locked before. Whoever carries
    /// it may wait until `expiry`, while the deadline comes nearer and the owner may set another protocol fee (up to
    /// MAX_PROTOCOL_FEE_BPS): sign for minutes.
    struct LockRequest {
        bytes32 orderDigest;
        address operator;
        address payout;
        uint96 minPrice; // not locked for less
        uint8 round;
        uint64 expiry;
    }

    /// @notice A result for one order: the journal, or its SHA-256 where the order hides the journal; whom the proof pays; and
    /// the proof, which begins with its verifier's selector.
    struct Fulfilment {
        bytes journal;
        address payout;
        bytes proof;
    }

    /// @notice As Fulfilment, where the proof is a leaf's place under a verified root.
    struct BatchItem {
        bytes journal;
        address payout;
        uint32 index;
        bytes32[] path; // siblings from the leaf up
    }

    enum State {
        NONE,
        OPEN,
        LOCKED,
        FULFILLED,
        CANCELLED,
        EXPIRED
    }

    /// @notice What is known of an order. `round` counts its locks. `lockedUntil` (the last second), `prover`, `price` and
    /// `feeBps` are those of the last lock, and zero once the order ended. `payout` is the lock's, and at FULFILLED who was paid.
    struct OrderRecord {
        State state;
        uint8 round;
        uint16 feeBps;
        uint64 lockedUntil;
        address prover;
        address payout;
        uint96 price;
        uint96 bonus; // forfeited by earlier locks, for whoever delivers
        bytes32 journalDigest; // at FULFILLED
    }

    event ProtocolFeeSet(uint16 bps);
    event Opened(bytes32 indexed orderDigest, address indexed client, Order order);
    event Locked(
        bytes32 indexed orderDigest,
        address indexed prover,
        address indexed payout,
        uint8 round,
        uint96 price,
        uint64 lockedUntil
    );
    /// @notice A lapsed lock's collateral was split; `toNext` went to the payee of this fulfilment, waits for the next one when
    /// the order was locked again, or went to the client when the order expired.
    event Forfeited(
        bytes32 indexed orderDigest,
        address indexed prover,
        uint256 toClient,
        uint256 toNext,
        uint256 toTreasury,
        uint256 stakeSlashed
    );
    /// @notice `paid` is what `payout` was credited: the price less fees, and any share of forfeited collateral.
    event Fulfilled(
        bytes32 indexed orderDigest, address indexed payout, bytes32 journalDigest, uint256 price, uint256 paid
    );
    event CallbackDone(bytes32 indexed orderDigest, bool ok);
    event Cancelled(bytes32 indexed orderDigest);
    event Expired(bytes32 indexed orderDigest);

    error WrongPayer(address payer);
    error PriceRangeInvalid(uint96 minPrice, uint96 maxPrice);
    error DeadlineOutOfRange(uint64 deadline, uint256 earliest, uint256 latest);
    error LockSecondsOutOfRange(uint64 lockSeconds, uint64 min, uint64 max);
    error PredicateInvalid();
    error FeeOutOfRange(uint16 bps, uint16 max);
    error MatcherInvalid(address matcher, uint16 bps);
    error CallbackInvalid(address callback, uint32 gas, uint32 max);
    error JournalTooLong(uint256 length, uint256 max);
    error JournalRefused(bytes32 journalDigest);
    error SelectorNotActive(bytes4 selector);
    error WrongSelector(bytes4 got, bytes4 wanted);
    error WrongState(bytes32 orderDigest, State state);
    error WrongOrder(bytes32 got, bytes32 wanted);
    error WrongRound(uint8 got, uint8 wanted);
    error OnlyClient(address caller, address client);
    error PastDeadline(uint64 deadline);
    error BeforeDeadline(uint64 deadline);
    error LockedForOther(address payout, uint64 lockedUntil);
    error RoundsUsedUp(uint8 rounds);
    error PriceBelowMinimum(uint256 price, uint96 minPrice);
    error UnknownProver(address operator);
    error PayoutFixed(address payout);
    error LockCapacityReached(address prover, uint256 capacity);
    error LengthMismatch(uint256 a, uint256 b);
    error NotInBatch(bytes32 orderDigest);
    error GasTooLow(uint256 needed);

    /// @notice Reserves the maximal price from the client's balance. Anyone may carry an order that the client signed (ECDSA, or
    /// ERC-1271 within ERC1271_GAS_LIMIT); the client itself may leave the signature empty. Value sent is credited to the
    /// client first.
    function open(Order calldata order, bytes calldata signature) external payable returns (bytes32 digest);

    /// @notice As `open`, for an order that names the caller as its payer: the caller's balance is used, and value sent is
    /// credited to it first. A function of its own, so that nobody who carries orders for others pays for one by accident.
    function sponsor(Order calldata order, bytes calldata signature) external payable returns (bytes32 digest);

    /// @notice As `open`, for several orders; all or none. No value.
    function openMany(Order[] calldata orders_, bytes[] calldata signatures) external;

    /// @notice Refunds an order that was never locked. The client, or anyone with its signature of Cancel(orderDigest, expiry).
    function cancel(Order calldata order, uint64 expiry, bytes calldata signature) external;

    /// @notice Cancels `old` and opens `replacement`, which the client pays itself, in one step. The client, or anyone with its signature of
    /// Replace(oldDigest, newDigest, expiry).
    function replace(Order calldata old, Order calldata replacement, uint64 expiry, bytes calldata signature)
        external
        payable
        returns (bytes32 digest);

    /// @notice Gives a prover the order alone until min(now + lockSeconds, deadline), at the ramp's price, for proofs that pay
    /// `payout`. The operator, or anyone with its signature. The collateral comes from the prover's balance; value sent is
    /// credited to it first. Locking an order whose lock lapsed forfeits that lock's collateral.
    function lock(Order calldata order, LockRequest calldata request, bytes calldata signature) external payable;

    /// @notice Pays when the proof shows that the order's program made the journal, for this order and this payout. In a
    /// lock only the lock's payout is accepted, and the prover's collateral goes back. Without a lock, or after it lapsed,
    /// any payout is, at the ramp's price of now. The callback comes last, with at least its gas, and cannot undo anything.
    function fulfil(Order calldata order, Fulfilment calldata fulfilment) external;

    /// @notice As `fulfil` for several orders, each with its own proof. Orders that ended meanwhile, whose deadline has passed, or
    /// that a lock keeps for another payout are skipped; anything else that is wrong undoes all.
    function fulfilMany(Order[] calldata orders_, Fulfilment[] calldata fulfilments)
        external
        returns (bool[] memory paid);

    /// @notice As `fulfilMany`, where one proof verifies a root over all. `proof` is the root's; the leaf of each item is built
    /// here from the order and the item and must lie at its index under the root.
    function fulfilBatch(bytes32 root, bytes calldata proof, Order[] calldata orders_, BatchItem[] calldata items)
        external
        returns (bool[] memory paid);

    /// @notice After the deadline, or as soon as none of the order's verifiers is active, refunds the payer. The collateral
    /// of a lapsed lock is forfeited; it goes back to the prover when the order's first selector is frozen.
    function expire(Order calldata order) external;

    /// @notice Sets the share of future prices that goes to the treasury. Only the owner.
    function setProtocolFee(uint16 bps) external;

    function VERIFIERS() external view returns (VerifierRegistry);

    function PROVERS() external view returns (IProverRegistry);

    function TREASURY() external view returns (address);

    function protocolFeeBps() external view returns (uint16);

    /// @notice What is known of an order.
    function orders(bytes32 orderDigest_) external view returns (OrderRecord memory);

    /// @notice How many locks a prover holds.
    function openLocks(address prover) external view returns (uint256);

    /// @notice What a lock at this block time is worth; also what a fulfilment without a lock is paid, before fees.
    function priceAt(Order calldata order, uint256 time) external pure returns (uint256);

    /// @notice The order's EIP-712 digest for this chain and contract.
    function orderDigest(Order calldata order) external view returns (bytes32);

    /// @notice What a prover's operator signs.
    function lockDigest(LockRequest calldata request) external view returns (bytes32);

    /// @notice What a client signs to have an order cancelled by others.
    function cancelDigest(bytes32 orderDigest_, uint64 expiry) external view returns (bytes32);

    /// @notice What a client signs to have an order replaced by others.
    function replaceDigest(bytes32 oldDigest, bytes32 newDigest, uint64 expiry) external view returns (bytes32);

    /// @notice What a proof that pays `payout` for this order must be bound to: the low 253 bits of
    /// keccak256(abi.encode(keccak256("lemma.context.v1"), chain id, this contract, orderDigest, payout)).
    function contextOf(bytes32 orderDigest_, address payout) external view returns (uint256);

    /// @notice One result under a batch's root: keccak256(abi.encode(keccak256("lemma.leaf.v1"), index, orderDigest, programId,
    /// journalDigest, payout)). The order's digest binds chain and contract. Inner nodes are
    /// keccak256(abi.encode(keccak256("lemma.node.v1"), left, right)), so none can pass as a leaf.
    function leafOf(uint32 index, bytes32 orderDigest_, bytes32 programId, bytes32 journalDigest, address payout)
        external
        pure
        returns (bytes32);
}

/// @title Somebody who wants to be told of a result.
interface IProofCallback {
    /// @notice Called by the market once an order is paid. `journal` is empty where the order hides it.
    /// Check msg.sender; the market calls once for each order. Calls back into the market are refused.
    function onProven(bytes32 orderDigest, bytes32 programId, bytes32 journalDigest, bytes calldata journal) external;
}

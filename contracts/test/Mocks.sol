// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {IMarket, IProofCallback} from "../src/IMarket.sol";
import {IProverRegistry} from "../src/IProverRegistry.sol";
import {IRootVerifier, IVerifier} from "../src/IVerifier.sol";

/// Accepts as proof the selector and a hash of what is proven. It exists in this folder only.
contract MockVerifier is IVerifier {
    error MockSaysNo();

    bytes4 public immutable selector;

    constructor(bytes4 selector_) {
        selector = selector_;
    }

    function prove(bytes32 programId, bytes32 journalDigest, uint256 context) public view returns (bytes memory) {
        return abi.encodePacked(selector, keccak256(abi.encode(programId, journalDigest, context)));
    }

    function verify(bytes32 programId, bytes32 journalDigest, uint256 context, bytes calldata proof) external view {
        if (keccak256(proof) != keccak256(prove(programId, journalDigest, context))) revert MockSaysNo();
    }
}

/// Accepts as proof the selector and a hash of the root. It exists in this folder only.
contract MockRootVerifier is IRootVerifier {
    error MockSaysNo();

    bytes4 public immutable selector;

    constructor(bytes4 selector_) {
        selector = selector_;
    }

    function prove(bytes32 root) public view returns (bytes memory) {
        return abi.encodePacked(selector, keccak256(abi.encode(root)));
    }

    function verifyRoot(bytes32 root, bytes calldata proof) external view {
        if (keccak256(proof) != keccak256(prove(root))) revert MockSaysNo();
    }
}

/// Knows the operators it is told of, and records every slash instead of doing it.
contract MockProvers is IProverRegistry {
    struct Known {
        address prover;
        address payout;
        uint256 capacity;
    }

    struct Slash {
        address prover;
        Fault fault;
        bytes32 faultId;
        bytes4 selector;
        address client;
        address next;
    }

    uint256 public constant SLASHED = 77; // what each slash says it took

    mapping(address operator => Known) public resolve;
    uint256 private _nextBps;
    uint256 private _treasuryBps;
    Slash[] private _slashes;

    constructor(uint256 nextBps, uint256 treasuryBps) {
        (_nextBps, _treasuryBps) = (nextBps, treasuryBps);
    }

    function set(address operator, address prover, address payout, uint256 capacity) external {
        resolve[operator] = Known(prover, payout, capacity);
    }

    function setShares(uint256 nextBps, uint256 treasuryBps) external {
        (_nextBps, _treasuryBps) = (nextBps, treasuryBps);
    }

    function shares() external view returns (uint256, uint256) {
        return (_nextBps, _treasuryBps);
    }

    function slash(address prover, Fault fault, bytes32 faultId, bytes4 selector, address client, address next)
        external
        returns (uint256)
    {
        _slashes.push(Slash(prover, fault, faultId, selector, client, next));
        return SLASHED;
    }

    function slashes() external view returns (Slash[] memory) {
        return _slashes;
    }
}

/// An honest token, or one that keeps a tenth of each transfer, or one that calls back before a transfer.
contract TestToken is ERC20("Test", "TST") {
    bool public takesFee;
    address private _target;
    bytes private _call;
    bytes public answer;

    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    function setFee(bool on) external {
        takesFee = on;
    }

    function setCallback(address target, bytes calldata call) external {
        (_target, _call) = (target, call);
    }

    function _update(address from, address to, uint256 amount) internal override {
        if (_target != address(0)) {
            (bool ok, bytes memory out) = _target.call(_call);
            answer = ok ? bytes("") : out;
        }
        uint256 fee = takesFee && from != address(0) && to != address(0) ? amount / 10 : 0;
        if (fee != 0) super._update(from, address(0xfee), fee);
        super._update(from, to, amount - fee);
    }
}

/// A client that is a contract: accepts what one key signed, or answers wrongly, too shortly, too long, or never.
contract Wallet {
    enum Mood {
        HONEST,
        WRONG_MAGIC,
        SHORT,
        LONG,
        BURN_GAS,
        REVERT
    }

    bytes32 public accepted;
    Mood public mood;

    function accept(bytes32 digest) external {
        accepted = digest;
    }

    function setMood(Mood mood_) external {
        mood = mood_;
    }

    function isValidSignature(bytes32 digest, bytes calldata) external view returns (bytes4) {
        if (mood == Mood.WRONG_MAGIC) return 0xffffffff;
        if (mood == Mood.REVERT) revert("no");
        if (mood == Mood.SHORT) {
            assembly {
                mstore(0, shl(224, 0x1626ba7e))
                return(0, 4)
            }
        }
        if (mood == Mood.LONG) {
            assembly {
                mstore(0, shl(224, 0x1626ba7e))
                return(0, 20000)
            }
        }
        while (mood == Mood.BURN_GAS) {}
        return digest == accepted ? bytes4(0x1626ba7e) : bytes4(0);
    }
}

/// Receives native coin and tries to call the market again; or refuses it.
contract Receiver {
    IMarket private immutable MARKET;
    bytes public call;
    bytes public answer;
    bool public refuses;

    constructor(IMarket market) {
        MARKET = market;
    }

    function setCall(bytes calldata call_) external {
        call = call_;
    }

    function setRefuses(bool on) external {
        refuses = on;
    }

    function withdraw(uint256 amount) external {
        MARKET.withdraw(address(0), address(this), amount);
    }

    receive() external payable {
        if (refuses) revert("refused");
        if (call.length == 0) return;
        (bool ok, bytes memory out) = address(MARKET).call(call);
        answer = ok ? bytes("ok") : out;
    }
}

/// Wants to be told of a result: notes what it was told and how things stood then, or misbehaves.
contract Watcher is IProofCallback {
    enum Mood {
        NOTE,
        REVERT,
        BURN_GAS,
        REENTER,
        LONG_ANSWER
    }

    IMarket private immutable MARKET;
    Mood private _mood;
    bytes private _call;
    uint256 public count;
    uint256 public gasAtStart;
    bytes32 public told; // hash of all arguments and the sender
    bytes public answer; // to the call that it made
    IMarket.State public state; // of the order when told
    uint256 public paid; // the balance of `payee` when told
    address public payee;

    constructor(IMarket market, address payee_) {
        (MARKET, payee) = (market, payee_);
    }

    function setMood(Mood mood) external {
        _mood = mood;
    }

    function setCall(bytes calldata call) external {
        (_mood, _call) = (Mood.REENTER, call);
    }

    function onProven(bytes32 orderDigest, bytes32 programId, bytes32 journalDigest, bytes calldata journal) external {
        uint256 gas = gasleft();
        if (_mood == Mood.REVERT) revert("no");
        while (_mood == Mood.BURN_GAS) {}
        if (_mood == Mood.LONG_ANSWER) {
            assembly {
                return(0, 200000)
            }
        }
        gasAtStart = gas;
        ++count;
        told = keccak256(abi.encode(msg.sender, orderDigest, programId, journalDigest, journal));
        state = MARKET.orders(orderDigest).state;
        paid = MARKET.balanceOf(address(0), payee);
        if (_mood == Mood.REENTER) {
            (bool ok, bytes memory out) = address(MARKET).call(_call);
            answer = ok ? bytes("ok") : out;
        }
    }
}

/// A token written down to the last byte: returns true, nothing or false, or refuses a receiver.
contract OddToken {
    enum Mood {
        RETURNS_TRUE,
        RETURNS_NOTHING,
        RETURNS_FALSE
    }

    Mood public mood;
    mapping(address account => uint256) public balanceOf;
    mapping(address account => bool) public refused;

    function setMood(Mood mood_) external {
        mood = mood_;
    }

    function refuse(address account, bool on) external {
        refused[account] = on;
    }

    function mint(address to, uint256 amount) external {
        balanceOf[to] += amount;
    }

    function transfer(address to, uint256 amount) external {
        _move(msg.sender, to, amount);
    }

    /// Anybody may move anything: what the market credits must not depend on allowances.
    function transferFrom(address from, address to, uint256 amount) external {
        _move(from, to, amount);
    }

    function _move(address from, address to, uint256 amount) private {
        if (refused[to]) revert("refused");
        if (mood != Mood.RETURNS_FALSE) {
            balanceOf[from] -= amount;
            balanceOf[to] += amount;
        }
        uint256 size = mood == Mood.RETURNS_NOTHING ? 0 : 32;
        uint256 answer = mood == Mood.RETURNS_TRUE ? 1 : 0;
        assembly {
            mstore(0, answer)
            return(0, size)
        }
    }
}
